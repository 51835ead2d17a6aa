"""CloudFormation's operations on the wire, in place of moto's."""

import threading

from moto.core.responses import ActionResult, BaseResponse, EmptyResult

from localaws import ACCOUNT
from localaws.cloudformation import changes, deletion, describing, intrinsics, parameters, template as templates
from localaws.cloudformation.deployment import Deployment
from localaws.cloudformation.errors import AlreadyExists, ChangeSetNotFound, InvalidChangeSetStatus, ValidationError
from localaws.cloudformation.stacks import ChangeSet, Registry, Stack, now, registry
from localaws.resources import registry as types

_NO_CHANGES = "The submitted information didn't contain changes. Submit different information to create a change set."
_UPDATABLE = (
    "CREATE_COMPLETE",
    "CREATE_FAILED",
    "UPDATE_COMPLETE",
    "UPDATE_FAILED",
    "UPDATE_ROLLBACK_COMPLETE",
)


class CloudFormationApi(BaseResponse):
    def __init__(self) -> None:
        super().__init__(service_name="cloudformation")
        self.automated_parameter_parsing = True

    @property
    def stacks(self) -> Registry:
        return registry(self.region)

    def create_change_set(self) -> ActionResult:
        asked = self.params
        if asked.get("ResourcesToImport") or asked.get("ChangeSetType") == "IMPORT":
            raise ValidationError("the local AWS does not emulate the import of resources")
        creating = asked.get("ChangeSetType", "UPDATE") == "CREATE"
        with self.stacks.lock:
            stack = self._new_stack(asked["StackName"]) if creating else self._updatable(asked["StackName"])
            change_set = self._change_set(stack, asked, "CREATE" if creating else "UPDATE", asked["ChangeSetName"])
            self.stacks.add(stack)
            if creating and not stack.events:
                stack.turn("REVIEW_IN_PROGRESS", "User Initiated")
            stack.change_sets[change_set.id] = change_set
        return ActionResult({"Id": change_set.id, "StackId": stack.id})

    def _new_stack(self, name: str) -> Stack:
        stack = self.stacks.find(name)
        if stack and stack.status != "REVIEW_IN_PROGRESS":
            raise AlreadyExists(f"Stack [{name}] already exists and cannot be created again with the changeSet.")
        return stack or Stack(name, self.region)

    def _updatable(self, name: str) -> Stack:
        stack = self.stacks.find(name)
        if not stack:
            raise ValidationError(f"Stack [{name}] does not exist")
        if stack.status not in _UPDATABLE:
            raise ValidationError(f"Stack:{stack.id} is in {stack.status} state and can not be updated.")
        return stack

    def _change_set(self, stack: Stack, asked: dict, kind: str, name: str) -> ChangeSet:
        previous = asked.get("UsePreviousTemplate")
        text = stack.template_text if previous else templates.body_of(asked, self.region)
        template = templates.parse(text)
        types.check(template)
        capabilities = asked.get("Capabilities") or []
        templates.require_capabilities(template, capabilities)
        inputs = parameters.inputs(template, asked.get("Parameters") or [], stack.inputs)
        values = parameters.values(template, inputs, self.region)
        tags = stack.tags if asked.get("Tags") is None else {tag["Key"]: tag["Value"] for tag in asked["Tags"]}
        change_set = ChangeSet(
            id=f"arn:aws:cloudformation:{self.region}:{ACCOUNT}:changeSet/{name}/{stack.id.rsplit('/', 1)[1]}-{len(stack.change_sets)}",
            name=name,
            kind=kind,
            template_text=text,
            template=template,
            inputs=inputs,
            values=values,
            tags=tags,
            capabilities=capabilities,
            description=asked.get("Description") or "",
        )
        new = self._scope(stack, template, values)
        self._check_rules(template, new)
        change_set.changes = changes.describe(stack, template, self._scope(stack, stack.template, stack.values), new)
        if kind == "UPDATE" and not change_set.changes and self._same(stack, template, values, tags):
            change_set.status, change_set.reason, change_set.execution = "FAILED", _NO_CHANGES, "UNAVAILABLE"
        return change_set

    def _scope(self, stack: Stack, template: dict, values: dict) -> intrinsics.Scope:
        known = {**intrinsics.pseudo_parameters(stack.id, stack.name, self.region), **values}
        return intrinsics.Scope(template, self.region, known, self.stacks.export)

    @staticmethod
    def _check_rules(template: dict, scope: intrinsics.Scope) -> None:
        for name, rule in template.get("Rules", {}).items():
            if "RuleCondition" in rule and not scope.holds(rule["RuleCondition"]):
                continue
            for assertion in rule.get("Assertions", []):
                if not scope.holds(assertion["Assert"]):
                    raise ValidationError(f"Template error: rule {name}: {assertion.get('AssertDescription', 'an assertion failed')}")

    @staticmethod
    def _same(stack: Stack, template: dict, values: dict, tags: dict) -> bool:
        def compared(item: dict) -> dict:
            return {key: value for key, value in item.items() if key in ("Resources", "Outputs", "Conditions", "Mappings")}

        return compared(stack.template) == compared(template) and stack.values == values and stack.tags == tags

    def describe_change_set(self) -> ActionResult:
        stack, change_set = self._find_change_set()
        return ActionResult(describing.change_set(stack, change_set))

    def list_change_sets(self) -> ActionResult:
        stack = self.stacks.get(self.params["StackName"])
        listed = [describing.change_set(stack, change_set) for change_set in stack.change_sets.values()]
        return ActionResult({"Summaries": listed})

    def delete_change_set(self) -> ActionResult:
        try:
            stack, change_set = self._find_change_set()
        except ChangeSetNotFound:
            return EmptyResult()
        del stack.change_sets[change_set.id]
        return EmptyResult()

    def execute_change_set(self) -> ActionResult:
        stack, change_set = self._find_change_set()
        if change_set.status != "CREATE_COMPLETE" or change_set.execution != "AVAILABLE":
            raise InvalidChangeSetStatus(
                f"ChangeSet [{change_set.id}] cannot be executed in its current status of [{change_set.status}]"
            )
        self._execute(stack, change_set)
        return EmptyResult()

    def _find_change_set(self) -> tuple:
        name, of = self.params["ChangeSetName"], self.params.get("StackName")
        candidates = [self.stacks.find(of)] if of else self.stacks.all()
        for stack in filter(None, candidates):
            try:
                return stack, stack.change_set(name)
            except ChangeSetNotFound:
                continue
        raise ChangeSetNotFound(f"ChangeSet [{name}] does not exist")

    def _execute(self, stack: Stack, change_set: ChangeSet) -> None:
        stack.disable_rollback = bool(self.params.get("DisableRollback")) or self.params.get("OnFailure") == "DO_NOTHING"
        stack.last_change_set = change_set.id
        stack.updated = None if change_set.kind == "CREATE" else now()
        change_set.execution = "EXECUTE_IN_PROGRESS"
        deployment = Deployment(stack, change_set, self.stacks)
        deployment.begin()

        def run() -> None:
            with stack.busy:
                deployment.run()
            change_set.execution = "EXECUTE_FAILED" if "ROLLBACK" in stack.status or "FAILED" in stack.status else "EXECUTE_COMPLETE"

        threading.Thread(target=run, daemon=True, name=f"deploy-{stack.name}").start()

    def create_stack(self) -> ActionResult:
        with self.stacks.lock:
            if self.stacks.find(self.params["StackName"]):
                raise AlreadyExists(f"Stack [{self.params['StackName']}] already exists")
            stack = Stack(self.params["StackName"], self.region)
            change_set = self._change_set(stack, self.params, "CREATE", "direct")
            self.stacks.add(stack)
        stack.termination_protection = bool(self.params.get("EnableTerminationProtection"))
        self._execute(stack, change_set)
        return ActionResult({"StackId": stack.id})

    def update_stack(self) -> ActionResult:
        stack = self._updatable(self.params["StackName"])
        change_set = self._change_set(stack, self.params, "UPDATE", "direct")
        if change_set.status == "FAILED":
            raise ValidationError("No updates are to be performed.")
        self._execute(stack, change_set)
        return ActionResult({"StackId": stack.id})

    def delete_stack(self) -> ActionResult:
        stack = self.stacks.find(self.params["StackName"])
        if not stack or stack.status == "DELETE_COMPLETE":
            return EmptyResult()
        if stack.termination_protection:
            raise ValidationError(f"Stack [{stack.name}] cannot be deleted while TerminationProtection is enabled")
        if self.params.get("RetainResources"):
            raise ValidationError("the local AWS does not emulate RetainResources")
        if stack.status != "REVIEW_IN_PROGRESS":
            stack.turn("DELETE_IN_PROGRESS", "User Initiated")

        def run() -> None:
            with stack.busy:
                deletion.delete(stack, self.stacks)

        threading.Thread(target=run, daemon=True, name=f"delete-{stack.name}").start()
        return EmptyResult()

    def describe_stacks(self) -> ActionResult:
        name = self.params.get("StackName")
        stacks = [self.stacks.get(name)] if name else self.stacks.living()
        return ActionResult({"Stacks": [describing.stack(stack) for stack in stacks]})

    def list_stacks(self) -> ActionResult:
        wanted = self.params.get("StackStatusFilter")
        stacks = [stack for stack in self.stacks.all() if not wanted or stack.status in wanted]
        return ActionResult({"StackSummaries": [describing.stack(stack) for stack in stacks]})

    def describe_stack_events(self) -> ActionResult:
        stack = self.stacks.find(self.params["StackName"])
        if not stack:
            raise ValidationError(f"Stack [{self.params['StackName']}] does not exist")
        return ActionResult({"StackEvents": [describing.event(stack, event) for event in reversed(stack.events)]})

    def describe_events(self) -> ActionResult:
        return ActionResult({"OperationEvents": []})

    def describe_stack_resources(self) -> ActionResult:
        return ActionResult({"StackResources": self._resources()})

    def describe_stack_resource(self) -> ActionResult:
        wanted = self.params["LogicalResourceId"]
        found = [item for item in self._resources() if item["LogicalResourceId"] == wanted]
        if not found:
            raise ValidationError(f"Resource {wanted} does not exist for stack {self.params['StackName']}")
        return ActionResult({"StackResourceDetail": found[0]})

    def list_stack_resources(self) -> ActionResult:
        return ActionResult({"StackResourceSummaries": self._resources() or self._removed()})

    def _removed(self) -> list:
        """AWS tells for 90 days what a deleted stack had."""
        stack = self.stacks.get(self.params["StackName"])
        return [describing.resource(stack, item) for item in stack.removed] if stack.status == "DELETE_COMPLETE" else []

    def _resources(self) -> list:
        stack = self.stacks.get(self.params["StackName"])
        wanted = self.params.get("LogicalResourceId")
        return [describing.resource(stack, item) for item in list(stack.resources.values()) if wanted in (None, item.logical_id)]

    def get_template(self) -> ActionResult:
        if self.params.get("ChangeSetName"):
            return ActionResult({"TemplateBody": self._find_change_set()[1].template_text, "StagesAvailable": ["Original", "Processed"]})
        stack = self.stacks.get(self.params["StackName"])
        return ActionResult({"TemplateBody": stack.template_text, "StagesAvailable": ["Original", "Processed"]})

    def get_template_summary(self) -> ActionResult:
        name = self.params.get("StackName")
        template = self.stacks.get(name).template if name else templates.parse(templates.body_of(self.params, self.region))
        return ActionResult(describing.template_summary(template))

    def validate_template(self) -> ActionResult:
        template = templates.parse(templates.body_of(self.params, self.region))
        return ActionResult(describing.template_summary(template))

    def list_exports(self) -> ActionResult:
        exports = [
            {"ExportingStackId": stack.id, "Name": name, "Value": value}
            for stack in self.stacks.living()
            for name, value in stack.exports().items()
        ]
        return ActionResult({"Exports": exports})

    def list_imports(self) -> ActionResult:
        importers = self.stacks.importers(self.params["ExportName"])
        if not importers:
            raise ValidationError(f"Export '{self.params['ExportName']}' is not imported by any stack.")
        return ActionResult({"Imports": importers})

    def update_termination_protection(self) -> ActionResult:
        stack = self.stacks.get(self.params["StackName"])
        stack.termination_protection = bool(self.params["EnableTerminationProtection"])
        return ActionResult({"StackId": stack.id})

    def list_hook_results(self) -> ActionResult:
        return ActionResult({"HookResults": []})
