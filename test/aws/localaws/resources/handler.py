"""What every resource type declares and can do. A property that no handler declares is an error, never skipped."""

import random
import string
from dataclasses import dataclass, field

from localaws import ACCOUNT, clients
from localaws.cloudformation.errors import ResourceFailure
from localaws.cloudformation.intrinsics import is_intrinsic

ANY = None
"""A shape: whatever stands there is handed to the API, which checks it."""

TAGS = [{"Key": ANY, "Value": ANY}]


@dataclass(frozen=True)
class Property:
    """replaces: whether a change makes a new resource; shape: the members that are emulated, ANY, {name: shape} or [shape]."""

    replaces: bool
    shape: object = ANY


def fixed(shape=ANY) -> Property:
    """A property whose change replaces the resource."""
    return Property(True, shape)


def changeable(shape=ANY) -> Property:
    """A property that is changed in place."""
    return Property(False, shape)


@dataclass(frozen=True)
class Made:
    """What stands after a create or update: what Ref gives, and what Fn::GetAtt gives."""

    physical_id: str
    attributes: dict = field(default_factory=dict)


class Context:
    """Who is being made, where, and with which clients."""

    def __init__(self, stack, logical_id: str, type_name: str):
        self.stack = stack
        self.logical_id = logical_id
        self.type_name = type_name
        self.region = stack.region
        self.account = ACCOUNT
        self.physical_id = ""

    def client(self, service: str):
        return clients.client(service, self.region)

    def half_made(self, physical_id: str) -> None:
        """Remembers what exists already, so that the rollback removes it when the rest of the creation fails."""
        self.physical_id = physical_id

    def name(self, longest: int) -> str:
        """A physical name as CloudFormation generates it: stack, logical id, random suffix."""
        suffix = "".join(random.choices(string.ascii_uppercase + string.digits, k=12))
        return f"{self.stack.name}-{self.logical_id}"[: longest - 13] + "-" + suffix

    def own_tags(self, properties: dict) -> dict:
        """The stack's tags and the resource's, without CloudFormation's."""
        declared = properties.get("Tags") or []
        own = declared if isinstance(declared, dict) else {tag["Key"]: tag["Value"] for tag in declared}
        return {**self.stack.tags, **{key: str(value) for key, value in own.items()}}

    def tags(self, properties: dict) -> list:
        """All tags, as CloudFormation puts them on a resource."""
        every = {
            **self.own_tags(properties),
            "aws:cloudformation:stack-name": self.stack.name,
            "aws:cloudformation:stack-id": self.stack.id,
            "aws:cloudformation:logical-id": self.logical_id,
        }
        return [{"Key": key, "Value": value} for key, value in every.items()]


class Handler:
    """One resource type."""

    type_name = ""
    properties: dict[str, Property] = {}

    def create(self, context: Context, properties: dict) -> Made:
        raise NotImplementedError

    def update(self, context: Context, physical_id: str, properties: dict, previous: dict) -> Made:
        """Changes in place; called only when no fixed property changed."""
        raise ResourceFailure(f"the local AWS cannot update {self.type_name}")

    def delete(self, context: Context, physical_id: str, properties: dict) -> None:
        raise NotImplementedError

    def replaces(self, changed: set) -> bool:
        return any(self.properties[name].replaces for name in changed if name in self.properties)

    def unknown(self, properties: dict) -> list:
        """The paths of properties that this type does not have or the local AWS does not emulate."""
        shape = {name: declared.shape for name, declared in self.properties.items()}
        return sorted(set(_unknown(shape, properties, "")))


def _unknown(shape, value, path: str) -> list:
    if shape is ANY or is_intrinsic(value):
        return []
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{path} (a list is expected)"]
        return [found for item in value for found in _unknown(shape[0], item, path)]
    if not isinstance(value, dict):
        return [f"{path} (an object is expected)"]
    found = []
    for name, item in value.items():
        inner = f"{path}.{name}" if path else name
        found += _unknown(shape[name], item, inner) if name in shape else [inner]
    return found


def boolean(value) -> bool:
    """CloudFormation takes true and "true" alike."""
    return value if isinstance(value, bool) else str(value).lower() == "true"


def some(properties: dict, *names: str) -> dict:
    """The named properties that are set."""
    return {name: properties[name] for name in names if properties.get(name) is not None}


def changed(properties: dict, previous: dict, *names: str) -> bool:
    return any(properties.get(name) != previous.get(name) for name in names)
