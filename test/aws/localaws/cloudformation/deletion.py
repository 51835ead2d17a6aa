"""Removes a stack: everything in reverse order of dependency, what is retained stays."""

from localaws.cloudformation import ordering
from localaws.cloudformation.errors import ResourceFailure
from localaws.cloudformation.stacks import Registry, Stack, StackResource, now
from localaws.cloudformation.steps import Steps


def _end_of(resource: StackResource) -> str:
    return "DELETE_COMPLETE" if resource.deletion_policy == "Delete" else "DELETE_SKIPPED"


def delete(stack: Stack, stacks: Registry) -> None:
    """Executes; the stack's status tells the end. A resource that cannot go holds back only those it needs."""
    used = [f"{export} ({', '.join(stacks.importers(export))})" for export in stack.exports() if stacks.importers(export)]
    if used:
        stack.turn("DELETE_FAILED", f"Exports cannot be deleted as they are in use: {'; '.join(used)}")
        return
    steps = Steps(stack)
    failed: list = []
    held: set = set()
    for logical_id in reversed(ordering.in_order({name: item.needs for name, item in stack.resources.items()})):
        resource = stack.resources[logical_id]
        if logical_id in held:
            held |= resource.needs
            continue
        if resource.deletion_policy != "Delete":
            steps.clean_up(resource, retained=True)
        else:
            try:
                steps.delete(resource)
            except ResourceFailure:
                failed.append(logical_id)
                held |= resource.needs
                continue
        del stack.resources[logical_id]
        resource.status, resource.reason, resource.changed = _end_of(resource), "", now()
        stack.removed.append(resource)
    if failed:
        stack.turn("DELETE_FAILED", f"The following resource(s) failed to delete: [{', '.join(failed)}]. ")
        return
    stack.outputs, stack.imports, stack.deleted = [], set(), now()
    stack.turn("DELETE_COMPLETE")
