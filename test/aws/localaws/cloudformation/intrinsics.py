"""Fn::* and Ref: turns a template value into a plain value."""

import base64
import ipaddress
import json
import re
from collections.abc import Callable

from localaws import ACCOUNT, clients
from localaws.cloudformation.errors import ResourceFailure, ValidationError

NO_VALUE = object()
_DYNAMIC = re.compile(r"{{resolve:(ssm-secure|ssm|secretsmanager):([^}]*)}}")
_IN_SUB = re.compile(r"\$\{([^}]+)\}")


def pseudo_parameters(stack_id: str, stack_name: str, region: str) -> dict:
    return {
        "AWS::AccountId": ACCOUNT,
        "AWS::NoValue": NO_VALUE,
        "AWS::NotificationARNs": [],
        "AWS::Partition": "aws",
        "AWS::Region": region,
        "AWS::StackId": stack_id,
        "AWS::StackName": stack_name,
        "AWS::URLSuffix": "amazonaws.com",
    }


def is_intrinsic(value: object) -> bool:
    if not isinstance(value, dict) or len(value) != 1:
        return False
    name = next(iter(value))
    return name in ("Ref", "Condition") or name.startswith("Fn::")


class Scope:
    """Everything a template value may refer to.

    values: parameters and pseudo parameters by name; resources: what is already made, by logical id (physical_id, attributes, type_name);
    export: looks up an exported value by name, None when there is none.
    """

    def __init__(self, template: dict, region: str, values: dict, export: Callable):
        self.template = template
        self.region = region
        self.values = values
        self.export = export
        self.resources: dict = {}
        self._conditions: dict = {}

    def resolve(self, value):
        """The plain value; members that are AWS::NoValue disappear from lists and objects."""
        if isinstance(value, list):
            return [item for item in map(self.resolve, value) if item is not NO_VALUE]
        if not isinstance(value, dict):
            return value
        if is_intrinsic(value) and "Condition" not in value:
            (name, argument), = value.items()
            function = _FUNCTIONS.get(name)
            if not function:
                raise ValidationError(f"Template format error: the local AWS does not know {name}")
            return function(self, argument)
        members = {key: self.resolve(item) for key, item in value.items()}
        return {key: item for key, item in members.items() if item is not NO_VALUE}

    def condition(self, name: str) -> bool:
        if name not in self._conditions:
            conditions = self.template.get("Conditions", {})
            if name not in conditions:
                raise ValidationError(f"Template format error: Unresolved condition dependency {name}")
            self._conditions[name] = self.holds(conditions[name])
        return self._conditions[name]

    def holds(self, expression) -> bool:
        """The truth of a condition expression."""
        (name, argument), = expression.items()
        if name == "Condition":
            return self.condition(argument)
        if name == "Fn::Equals":
            left, right = (self.resolve(side) for side in argument)
            return _text(left) == _text(right)
        if name == "Fn::Not":
            return not self.holds(argument[0])
        if name == "Fn::And":
            return all(self.holds(part) for part in argument)
        if name == "Fn::Or":
            return any(self.holds(part) for part in argument)
        if name == "Fn::Contains":
            return self.resolve(argument[1]) in self.resolve(argument[0])
        raise ValidationError(f"Template format error: the local AWS does not know the condition function {name}")

    def lives(self, item: dict) -> bool:
        """Whether a resource or output is wanted under its Condition."""
        return "Condition" not in item or self.condition(item["Condition"])

    def reference(self, name: str):
        if name in self.resources:
            return self.resources[name].physical_id
        if name in self.values:
            return self.values[name]
        raise ValidationError(f"Template format error: Unresolved resource dependencies [{name}]")

    def attribute(self, logical_id: str, name: str):
        if logical_id not in self.resources:
            raise ValidationError(f"Template error: instance of Fn::GetAtt references undefined resource {logical_id}")
        resource = self.resources[logical_id]
        value = resource.attributes
        if name in value:
            return value[name]
        for part in name.split("."):
            if not isinstance(value, dict) or part not in value:
                raise ResourceFailure(_missing_attribute(resource, name))
            value = value[part]
        return value


def _missing_attribute(resource, name: str) -> str:
    if resource.type_name.startswith("AWS::"):
        return f"Template error: resource {resource.logical_id} ({resource.type_name}) does not support attribute type {name} in Fn::GetAtt"
    return (
        f"CustomResource attribute error: Vendor response doesn't contain {name} attribute"
        f" in object {resource.logical_id}|{resource.physical_id}"
    )


def _text(value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _get_att(scope: Scope, argument):
    logical_id, name = argument.split(".", 1) if isinstance(argument, str) else argument
    return scope.attribute(logical_id, scope.resolve(name))


def _join(scope: Scope, argument) -> str:
    separator, parts = argument
    return separator.join(_text(part) for part in scope.resolve(parts))


def _split(scope: Scope, argument) -> list:
    separator, text = argument
    return scope.resolve(text).split(separator)


def _select(scope: Scope, argument):
    index, items = scope.resolve(argument[0]), scope.resolve(argument[1])
    if not 0 <= int(index) < len(items):
        raise ValidationError(f"Template error: Fn::Select cannot select nonexistent value at index {index}")
    return items[int(index)]


def _cidr(scope: Scope, argument) -> list:
    block, count, *rest = (scope.resolve(part) for part in argument)
    network = ipaddress.ip_network(block)
    host_bits = int(rest[0]) if rest else 8
    subnets = network.subnets(new_prefix=network.max_prefixlen - host_bits)
    blocks = [str(subnet) for _, subnet in zip(range(int(count)), subnets)]
    if len(blocks) < int(count):
        raise ValidationError(f"Template error: Fn::Cidr cannot cut {count} blocks of {host_bits} bits out of {block}")
    return blocks


def _get_azs(scope: Scope, argument) -> list:
    region = scope.resolve(argument) or scope.region
    zones = clients.client("ec2", region).describe_availability_zones()["AvailabilityZones"]
    return sorted(zone["ZoneName"] for zone in zones)


def _if(scope: Scope, argument):
    name, then, otherwise = argument
    return scope.resolve(then if scope.condition(name) else otherwise)


def _find_in_map(scope: Scope, argument):
    name, first, second = (scope.resolve(part) for part in argument[:3])
    try:
        return scope.template.get("Mappings", {})[name][first][second]
    except KeyError:
        if len(argument) > 3:
            return scope.resolve(argument[3]["DefaultValue"])
        raise ValidationError(f"Template error: Unable to get mapping for {name}::{first}::{second}") from None


def _import_value(scope: Scope, argument):
    name = scope.resolve(argument)
    value = scope.export(name)
    if value is None:
        raise ResourceFailure(f"No export named {name} found. Rollback requested by user.")
    return value


def _sub(scope: Scope, argument) -> str:
    text, variables = (argument, {}) if isinstance(argument, str) else argument
    variables = {name: scope.resolve(value) for name, value in variables.items()}

    def replacement(match):
        name = match.group(1).strip()
        if name.startswith("!"):
            return "${" + name[1:] + "}"
        if name in variables:
            return _text(variables[name])
        return _text(_get_att(scope, name) if "." in name else scope.reference(name))

    return _IN_SUB.sub(replacement, text)


_FUNCTIONS = {
    "Fn::Base64": lambda scope, argument: base64.b64encode(scope.resolve(argument).encode()).decode(),
    "Fn::Cidr": _cidr,
    "Fn::FindInMap": _find_in_map,
    "Fn::GetAZs": _get_azs,
    "Fn::GetAtt": _get_att,
    "Fn::If": _if,
    "Fn::ImportValue": _import_value,
    "Fn::Join": _join,
    "Fn::Length": lambda scope, argument: len(scope.resolve(argument)),
    "Fn::Select": _select,
    "Fn::Split": _split,
    "Fn::Sub": _sub,
    "Fn::ToJsonString": lambda scope, argument: json.dumps(scope.resolve(argument), separators=(",", ":")),
    "Ref": lambda scope, argument: scope.reference(argument),
}


def resolve_dynamic_references(value, region: str):
    """Fills {{resolve:…}} in. AWS does this on the way to the resource only: the stored properties keep the reference, so a rotated secret is no change."""
    if isinstance(value, list):
        return [resolve_dynamic_references(item, region) for item in value]
    if isinstance(value, dict):
        return {key: resolve_dynamic_references(item, region) for key, item in value.items()}
    if isinstance(value, str) and "{{resolve:" in value:
        return _DYNAMIC.sub(lambda match: _dynamic_value(match.group(1), match.group(2), region), value)
    return value


def _dynamic_value(service: str, reference: str, region: str) -> str:
    try:
        if service == "secretsmanager":
            return _secret_value(reference, region)
        parameter = clients.client("ssm", region).get_parameter(Name=reference, WithDecryption=service == "ssm-secure")
        return parameter["Parameter"]["Value"]
    except (clients.client("ssm", region).exceptions.ClientError, KeyError, ValueError) as error:
        raise ResourceFailure(f"Could not resolve {{{{resolve:{service}:{reference}}}}}: {error}") from error


def _secret_value(reference: str, region: str) -> str:
    secret, _, rest = reference.partition(":SecretString")
    key, stage, version = (rest.split(":") + ["", "", "", ""])[1:4]
    wanted = {"SecretId": secret}
    if stage:
        wanted["VersionStage"] = stage
    if version:
        wanted["VersionId"] = version
    text = clients.client("secretsmanager", region).get_secret_value(**wanted)["SecretString"]
    return str(json.loads(text)[key]) if key else text
