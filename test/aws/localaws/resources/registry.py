"""The resource types that the local AWS emulates."""

from localaws.cloudformation.errors import ValidationError
from localaws.resources.handler import Handler

_handlers: dict[str, Handler] = {}


def emulates(handler: type) -> type:
    """Registers a handler class under its type name."""
    _handlers[handler.type_name] = handler()
    return handler


def type_names() -> list:
    return sorted(_handlers)


def is_custom(type_name: str) -> bool:
    return type_name.startswith("Custom::") or type_name == "AWS::CloudFormation::CustomResource"


def handler_of(type_name: str) -> Handler:
    if is_custom(type_name):
        return _handlers["AWS::CloudFormation::CustomResource"]
    if type_name not in _handlers:
        raise ValidationError(f"Template format error: Unrecognized resource types: [{type_name}]")
    return _handlers[type_name]


def check(template: dict) -> None:
    """Refuses unknown types, then unknown properties: all of them at once."""
    resources = template["Resources"]
    types = {resource["Type"] for resource in resources.values()}
    unknown_types = sorted(name for name in types if not is_custom(name) and name not in _handlers)
    if unknown_types:
        raise ValidationError(f"Template format error: Unrecognized resource types: [{', '.join(unknown_types)}]")
    problems = [
        f"{logical_id} ({resource['Type']}): {path}"
        for logical_id, resource in resources.items()
        for path in handler_of(resource["Type"]).unknown(resource.get("Properties", {}))
    ]
    if problems:
        raise ValidationError(f"Properties unknown or not emulated by the local AWS: {'; '.join(problems)}")
