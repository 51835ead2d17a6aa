"""A stack's parameters: what the caller gives, what it keeps, and what an SSM parameter type looks up."""

import re

from localaws import clients
from localaws.cloudformation.errors import ValidationError

_SSM_VALUE = re.compile(r"AWS::SSM::Parameter::Value<(.+)>")


def inputs(template: dict, given: list, previous: dict) -> dict:
    """The inputs by name. UsePreviousValue keeps the previous *input*: the name of an SSM parameter, never what it once held."""
    declared = template.get("Parameters", {})
    unknown = sorted({item["ParameterKey"] for item in given} - set(declared))
    if unknown:
        raise ValidationError(f"Parameters: {unknown} do not exist in the template")
    by_name = {item["ParameterKey"]: item for item in given}
    chosen, missing = {}, []
    for name, declaration in declared.items():
        item = by_name.get(name, {})
        if item.get("UsePreviousValue") in (True, "true") and name in previous:
            chosen[name] = previous[name]
        elif "ParameterValue" in item:
            chosen[name] = item["ParameterValue"]
        elif "Default" in declaration:
            chosen[name] = str(declaration["Default"])
        else:
            missing.append(name)
    if missing:
        raise ValidationError(f"Parameters: {sorted(missing)} must have values")
    for name, value in chosen.items():
        _check(name, declared[name], value)
    return chosen


def _check(name: str, declaration: dict, value: str) -> None:
    allowed = declaration.get("AllowedValues")
    if allowed and value not in map(str, allowed):
        raise ValidationError(f"Parameter '{name}' must be one of AllowedValues")
    pattern = declaration.get("AllowedPattern")
    if pattern and not re.fullmatch(pattern, value):
        explained = declaration.get("ConstraintDescription", f"must match pattern {pattern}")
        raise ValidationError(f"Parameter '{name}' {explained}")


def values(template: dict, chosen: dict, region: str) -> dict:
    """What Ref gives for each parameter: lists split, SSM parameters looked up anew at every deployment."""
    resolved = {}
    for name, declaration in template.get("Parameters", {}).items():
        kind, value = declaration.get("Type", "String"), chosen[name]
        ssm = _SSM_VALUE.fullmatch(kind)
        if ssm:
            kind, value = ssm.group(1), _look_up(value, region)
        listed = kind == "CommaDelimitedList" or kind.startswith("List<")
        resolved[name] = [item.strip() for item in value.split(",")] if listed else value
    return resolved


def _look_up(name: str, region: str) -> str:
    ssm = clients.client("ssm", region)
    try:
        return ssm.get_parameter(Name=name)["Parameter"]["Value"]
    except ssm.exceptions.ClientError as error:
        raise ValidationError(f"Unable to fetch parameters [{name}] from parameter store for this account.") from error
