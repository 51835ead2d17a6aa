"""Brings a stack to a template: create, update, replace, clean up, or roll everything back."""

import logging

from localaws.cloudformation import intrinsics, ordering
from localaws.cloudformation.errors import ResourceFailure, ValidationError
from localaws.cloudformation.stacks import ChangeSet, Output, Registry, Stack, StackResource
from localaws.cloudformation.steps import Steps, reason_of
from localaws.resources.handler import Made
from localaws.resources.registry import handler_of

log = logging.getLogger(__name__)


class Deployment:
    """One execution of a change set."""

    def __init__(self, stack: Stack, wanted: ChangeSet, stacks: Registry):
        self.stack = stack
        self.wanted = wanted
        self.stacks = stacks
        self.creating = wanted.kind == "CREATE"
        self.before = dict(stack.resources)
        self.steps = Steps(stack)
        self.made: list[StackResource] = []
        self.updated: list[tuple] = []
        self.replaced: list[tuple] = []
        self.imports: set = set()
        self.scope = intrinsics.Scope(
            wanted.template,
            stack.region,
            {**intrinsics.pseudo_parameters(stack.id, stack.name, stack.region), **wanted.values},
            self._import,
        )

    def begin(self) -> None:
        """Turns the stack, so that nobody sees the status from before."""
        self.stack.turn("CREATE_IN_PROGRESS" if self.creating else "UPDATE_IN_PROGRESS", "User Initiated")

    def run(self) -> None:
        """Executes; the stack's status tells the end."""
        failed = ""
        try:
            live = self._live()
            for logical_id in ordering.in_order({name: self._needs(name, live) for name in live}):
                failed = logical_id
                self._bring(logical_id, live)
            failed = ""
            outputs = self._outputs()
        except Exception as error:
            if not isinstance(error, (ResourceFailure, ValidationError)):
                log.debug("deployment of %s failed", self.stack.name, exc_info=True)
            self._fail(failed, reason_of(error))
            return
        self._finish(outputs)

    def _live(self) -> dict:
        return {name: item for name, item in self.wanted.template["Resources"].items() if self.scope.lives(item)}

    def _needs(self, logical_id: str, live: dict) -> set:
        return ordering.dependencies(live[logical_id], set(live)) - {logical_id}

    def _import(self, name: str):
        self.imports.add(name)
        return self.stacks.export(name)

    def _bring(self, logical_id: str, live: dict) -> None:
        declared = live[logical_id]
        before = self.before.get(logical_id)
        try:
            properties = self.scope.resolve(declared.get("Properties", {}))
        except (ResourceFailure, ValidationError) as error:
            status = "UPDATE_FAILED" if before else "CREATE_FAILED"
            self.stack.record(logical_id, before.physical_id if before else "", declared["Type"], status, str(error))
            raise
        if before and before.type_name != declared["Type"]:
            raise ValidationError(f"Update of resource type is not permitted. The new template modifies resource type of [{logical_id}].")
        if not before:
            now = self._create(logical_id, declared["Type"], properties)
        elif before.properties != properties:
            now = self._change(before, properties, declared)
        else:
            now = StackResource(**vars(before))
        now.needs = self._needs(logical_id, live)
        now.deletion_policy = declared.get("DeletionPolicy", "Delete")
        now.update_replace_policy = declared.get("UpdateReplacePolicy", "Delete")
        self.scope.resources[logical_id] = now
        self.stack.resources[logical_id] = now

    def _create(self, logical_id: str, type_name: str, properties: dict) -> StackResource:
        try:
            made = self.steps.create(logical_id, type_name, properties)
        except ResourceFailure as failure:
            if failure.physical_id:
                self.made.append(StackResource(logical_id, type_name, failure.physical_id, {}, properties, status="CREATE_FAILED"))
            raise
        resource = StackResource(logical_id, type_name, made.physical_id, made.attributes, properties)
        self.made.append(resource)
        return resource

    def _change(self, before: StackResource, properties: dict, declared: dict) -> StackResource:
        names = {name for name in {*properties, *before.properties} if properties.get(name) != before.properties.get(name)}
        if handler_of(before.type_name).replaces(names):
            return self._replace(before, properties, declared)
        try:
            made = self.steps.update(before, properties)
        except ResourceFailure:
            self.updated.append((before, StackResource(**{**vars(before), "properties": properties})))
            raise
        after = self._after(before, made, properties)
        if made.physical_id != before.physical_id:
            self.replaced.append((before, after, declared.get("UpdateReplacePolicy", "Delete")))
        else:
            self.updated.append((before, after))
        return after

    def _replace(self, before: StackResource, properties: dict, declared: dict) -> StackResource:
        try:
            made = self.steps.replace(before, properties)
        except ResourceFailure as failure:
            if failure.physical_id:
                self.made.append(StackResource(**{**vars(before), "properties": properties, "physical_id": failure.physical_id}))
            raise
        after = self._after(before, made, properties)
        self.replaced.append((before, after, declared.get("UpdateReplacePolicy", "Delete")))
        return after

    @staticmethod
    def _after(before: StackResource, made: Made, properties: dict) -> StackResource:
        return StackResource(before.logical_id, before.type_name, made.physical_id, made.attributes, properties, status="UPDATE_COMPLETE")

    def _outputs(self) -> list:
        outputs = []
        for name, output in (self.wanted.template.get("Outputs") or {}).items():
            if not self.scope.lives(output):
                continue
            value = self.scope.resolve(output["Value"])
            export = self.scope.resolve(output["Export"]["Name"]) if "Export" in output else ""
            self._check_export(export)
            outputs.append(Output(name, str(value), output.get("Description", ""), export))
        self._check_dropped_exports(outputs)
        return outputs

    def _check_export(self, export: str) -> None:
        for other in self.stacks.living():
            if export and other is not self.stack and export in other.exports():
                raise ValidationError(f"Export with name {export} is already exported by stack {other.name}. Rollback requested by user.")

    def _check_dropped_exports(self, outputs: list) -> None:
        kept = {output.export for output in outputs}
        for export in self.stack.exports():
            importers = self.stacks.importers(export)
            if export not in kept and importers:
                raise ValidationError(f"Export {export} cannot be deleted as it is in use by {', '.join(importers)}")

    def _finish(self, outputs: list) -> None:
        stack, wanted = self.stack, self.wanted
        removed = [resource for name, resource in self.before.items() if name not in self.scope.resources]
        stack.template_text, stack.template = wanted.template_text, wanted.template
        stack.inputs, stack.values, stack.tags = wanted.inputs, wanted.values, wanted.tags
        stack.capabilities, stack.description = wanted.capabilities, wanted.template.get("Description", "")
        stack.outputs, stack.imports = outputs, self.imports
        stack.resources = dict(self.scope.resources)
        if self.creating:
            stack.turn("CREATE_COMPLETE")
            return
        stack.turn("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
        policies = {before.logical_id: policy for before, _, policy in self.replaced}
        old = {resource.logical_id: resource for resource in [*removed, *(before for before, _, _ in self.replaced)]}
        for logical_id in reversed(ordering.in_order({name: resource.needs for name, resource in self.before.items()})):
            if logical_id in old:
                policy = policies.get(logical_id, old[logical_id].deletion_policy)
                self.steps.clean_up(old[logical_id], retained=policy != "Delete")
        stack.turn("UPDATE_COMPLETE")

    def _fail(self, logical_id: str, reason: str) -> None:
        stack = self.stack
        verb = "update" if logical_id in self.before else "create"
        why = f"The following resource(s) failed to {verb}: [{logical_id}]. " if logical_id else f"{reason} "
        if stack.disable_rollback:
            stack.turn("CREATE_FAILED" if self.creating else "UPDATE_FAILED", why.strip())
            return
        prefix = "" if self.creating else "UPDATE_"
        stack.turn(f"{prefix}ROLLBACK_IN_PROGRESS", f"{why}Rollback requested by user.")
        try:
            self._undo_changes()
            if not self.creating:
                stack.turn("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")
            failures = self._remove_new()
        except ResourceFailure as failure:
            stack.turn(f"{prefix}ROLLBACK_FAILED", str(failure))
            return
        if failures and self.creating:
            stack.turn("ROLLBACK_FAILED", f"The following resource(s) failed to delete: [{', '.join(failures)}]. ")
            return
        stack.turn(f"{prefix}ROLLBACK_COMPLETE")

    def _undo_changes(self) -> None:
        for before, changed in reversed(self.updated):
            made = self.steps.update(changed, before.properties)
            before.attributes = made.attributes
        for before, _, _ in reversed(self.replaced):
            self.steps.keep(before)
        if not self.creating:
            self.stack.resources = dict(self.before)

    def _remove_new(self) -> list:
        """Removes, last first, what this deployment made; DeletionPolicy Retain keeps a new resource even now, as in AWS."""
        failures = []
        kept = {id(resource) for resource in self.made if resource.deletion_policy == "Retain"}
        fresh = [*self.made, *(after for _, after, _ in self.replaced)]
        positions = {id(resource): index for index, resource in enumerate(self.steps.order_of(fresh))}
        for resource in sorted(fresh, key=lambda item: positions[id(item)], reverse=True):
            if not self.steps.clean_up(resource, retained=id(resource) in kept):
                failures.append(resource.logical_id)
            elif self.creating:
                self.stack.resources.pop(resource.logical_id, None)
        return failures
