"""Stacks, their resources, events, outputs and change sets, as records; one registry a region."""

import threading
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from localaws import ACCOUNT
from localaws.cloudformation.errors import ChangeSetNotFound, ValidationError


def now() -> datetime:
    return datetime.now(timezone.utc)


@dataclass
class StackResource:
    """A resource that stands. properties: as declared, with dynamic references unresolved; needs: logical ids made before it."""

    logical_id: str
    type_name: str
    physical_id: str
    attributes: dict
    properties: dict
    needs: set = field(default_factory=set)
    deletion_policy: str = "Delete"
    update_replace_policy: str = "Delete"
    status: str = "CREATE_COMPLETE"
    reason: str = ""
    changed: datetime = field(default_factory=now)


@dataclass(frozen=True)
class Event:
    event_id: str
    logical_id: str
    physical_id: str
    type_name: str
    status: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class Output:
    name: str
    value: str
    description: str
    export: str


@dataclass
class ChangeSet:
    id: str
    name: str
    kind: str
    template_text: str
    template: dict
    inputs: dict
    values: dict
    tags: dict
    capabilities: list
    description: str = ""
    changes: list = field(default_factory=list)
    status: str = "CREATE_COMPLETE"
    reason: str = ""
    execution: str = "AVAILABLE"
    created: datetime = field(default_factory=now)


class Stack:
    def __init__(self, name: str, region: str):
        self.name = name
        self.region = region
        self.id = f"arn:aws:cloudformation:{region}:{ACCOUNT}:stack/{name}/{uuid.uuid4()}"
        self.status = "REVIEW_IN_PROGRESS"
        self.reason = ""
        self.created = now()
        self.updated: datetime | None = None
        self.deleted: datetime | None = None
        self.template_text = ""
        self.template: dict = {"Resources": {}}
        self.inputs: dict = {}
        self.values: dict = {}
        self.tags: dict = {}
        self.capabilities: list = []
        self.description = ""
        self.termination_protection = False
        self.disable_rollback = False
        self.resources: dict[str, StackResource] = {}
        self.removed: list[StackResource] = []
        self.outputs: list[Output] = []
        self.imports: set = set()
        self.events: list[Event] = []
        self.change_sets: dict[str, ChangeSet] = {}
        self.last_change_set = ""
        self.busy = threading.Lock()

    def turn(self, status: str, reason: str = "") -> None:
        """Moves the stack to a status and records it."""
        self.status, self.reason = status, reason
        self.record(self.name, self.id, "AWS::CloudFormation::Stack", status, reason)

    def record(self, logical_id: str, physical_id: str, type_name: str, status: str, reason: str = "") -> None:
        """Events are a millisecond apart at least: the CDK CLI sorts them by time."""
        at = max(now(), self.events[-1].at + timedelta(milliseconds=1)) if self.events else now()
        self.events.append(Event(str(uuid.uuid4()), logical_id, physical_id, type_name, status, reason, at))

    def exports(self) -> dict:
        return {output.export: output.value for output in self.outputs if output.export}

    def change_set(self, name: str) -> ChangeSet:
        for change_set in reversed(self.change_sets.values()):
            if name in (change_set.id, change_set.name):
                return change_set
        raise ChangeSetNotFound(f"ChangeSet [{name}] does not exist")


class Registry:
    """The stacks of a region. A deleted stack is still found by its id, never by its name."""

    def __init__(self, region: str):
        self.region = region
        self._stacks: dict[str, Stack] = {}
        self.lock = threading.RLock()

    def all(self) -> list:
        return list(self._stacks.values())

    def living(self) -> list:
        return [stack for stack in self.all() if stack.status != "DELETE_COMPLETE"]

    def add(self, stack: Stack) -> None:
        self._stacks[stack.id] = stack

    def drop(self, stack: Stack) -> None:
        self._stacks.pop(stack.id, None)

    def find(self, name: str) -> Stack | None:
        if name in self._stacks:
            return self._stacks[name]
        return next((stack for stack in self.living() if stack.name == name), None)

    def get(self, name: str) -> Stack:
        stack = self.find(name)
        if not stack:
            raise ValidationError(f"Stack with id {name} does not exist")
        return stack

    def export(self, name: str) -> str | None:
        return next((stack.exports()[name] for stack in self.living() if name in stack.exports()), None)

    def importers(self, name: str) -> list:
        return [stack.name for stack in self.living() if name in stack.imports]


_registries: dict[str, Registry] = {}
_lock = threading.Lock()


def registry(region: str) -> Registry:
    with _lock:
        return _registries.setdefault(region, Registry(region))
