"""What a change set would do, told before it is done."""

import json

from localaws.cloudformation import ordering
from localaws.cloudformation.intrinsics import Scope
from localaws.cloudformation.stacks import Stack
from localaws.resources.registry import handler_of


def describe(stack: Stack, template: dict, old: Scope, new: Scope) -> list:
    """The changes in the order in which they would come, in the API's words."""
    before = {name: item for name, item in stack.template["Resources"].items() if name in stack.resources}
    after = {name: item for name, item in template["Resources"].items() if new.lives(item)}
    changes, replaced, updated = [], set(), set()
    for name in ordering.in_order({name: ordering.dependencies(item, set(after)) - {name} for name, item in after.items()}):
        if name not in before:
            changes.append(_change("Add", name, after[name]["Type"]))
            continue
        details, replacement = _details(before[name], after[name], old, new, replaced, updated)
        if not details:
            continue
        updated.add(name)
        if replacement != "False":
            replaced.add(name)
        changes.append(_change("Modify", name, after[name]["Type"], stack.resources[name].physical_id, replacement, details))
    for name in before:
        if name not in after:
            changes.append(_change("Remove", name, before[name]["Type"], stack.resources[name].physical_id))
    return changes


def _details(before: dict, after: dict, old: Scope, new: Scope, replaced: set, updated: set) -> tuple:
    handler = handler_of(after["Type"])
    was, will = before.get("Properties", {}), after.get("Properties", {})
    details, replacement = [], "False"
    for name in sorted({*was, *will}):
        declared = handler.properties.get(name)
        fixed = bool(declared and declared.replaces)
        if _known(was.get(name), old) != _known(will.get(name), new):
            details.append(_detail(name, "Always" if fixed else "Never", "Static", "DirectModification"))
            replacement = "True" if fixed else replacement
        elif _moves(will.get(name), replaced, updated):
            details.append(_detail(name, "Conditionally" if fixed else "Never", "Dynamic", "ResourceReference"))
            replacement = "Conditional" if fixed and replacement == "False" else replacement
    return details, replacement


def _known(value, scope: Scope) -> str:
    """The value with parameters filled in and references to resources left as they stand."""
    if isinstance(value, dict):
        if set(value) == {"Ref"} and value["Ref"] in scope.values:
            return json.dumps(str(scope.values[value["Ref"]]))
        if set(value) == {"Fn::If"}:
            name, then, otherwise = value["Fn::If"]
            return _known(then if scope.condition(name) else otherwise, scope)
        return "{" + ",".join(f"{key}:{_known(value[key], scope)}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_known(item, scope) for item in value) + "]"
    return json.dumps(value)


def _moves(value, replaced: set, updated: set) -> bool:
    """Whether a value refers to a resource that is replaced, or to an attribute of one that is updated."""
    if isinstance(value, list):
        return any(_moves(item, replaced, updated) for item in value)
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "Ref" and item in replaced:
                return True
            if key == "Fn::GetAtt" and (item.split(".")[0] if isinstance(item, str) else item[0]) in replaced | updated:
                return True
            if key == "Fn::Sub" and ordering.dependencies({"Properties": {key: item}}, replaced):
                return True
            if _moves(item, replaced, updated):
                return True
    return False


def _detail(name: str, recreation: str, evaluation: str, source: str) -> dict:
    return {
        "Target": {"Attribute": "Properties", "Name": name, "RequiresRecreation": recreation},
        "Evaluation": evaluation,
        "ChangeSource": source,
    }


def _change(action: str, name: str, type_name: str, physical_id: str = "", replacement: str = "", details: list | None = None) -> dict:
    change = {"Action": action, "LogicalResourceId": name, "ResourceType": type_name, "Scope": ["Properties"] if details else [], "Details": details or []}
    if physical_id:
        change["PhysicalResourceId"] = physical_id
    if replacement:
        change["Replacement"] = replacement
    return {"Type": "Resource", "ResourceChange": change}
