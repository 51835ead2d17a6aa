"""Single steps on single resources, each with the events that AWS shows for it."""

import logging
import re

from botocore.exceptions import ClientError

from localaws.cloudformation.errors import ResourceFailure, ValidationError
from localaws.cloudformation.intrinsics import resolve_dynamic_references
from localaws.cloudformation.stacks import Stack, StackResource, now
from localaws.resources.handler import Context, Made
from localaws.resources.registry import handler_of, is_custom

log = logging.getLogger(__name__)

_GONE = re.compile(r"NotFound|NoSuch|ResourceNotFound|NonExistent")


def reason_of(error: Exception) -> str:
    """The text of an event: the service's own message with its code, or ours."""
    if isinstance(error, ClientError):
        details = error.response["Error"]
        return f'Resource handler returned message: "{details["Message"]} (Service: {error.operation_name}, Error Code: {details["Code"]})"'
    if isinstance(error, (ResourceFailure, ValidationError)):
        return getattr(error, "message", None) or str(error)
    return f"{type(error).__name__}: {error}"


def is_gone(error: Exception) -> bool:
    return isinstance(error, ClientError) and bool(_GONE.search(error.response["Error"]["Code"]))


class Steps:
    def __init__(self, stack: Stack):
        self.stack = stack
        self._finished: list[tuple] = []

    def create(self, logical_id: str, type_name: str, properties: dict) -> Made:
        self.stack.record(logical_id, "", type_name, "CREATE_IN_PROGRESS")
        context = Context(self.stack, logical_id, type_name)
        try:
            made = handler_of(type_name).create(context, self._ready(type_name, properties))
        except Exception as error:
            raise self._failed(error, context, logical_id, type_name, "CREATE_FAILED") from error
        self.stack.record(logical_id, made.physical_id, type_name, "CREATE_IN_PROGRESS", "Resource creation Initiated")
        self.stack.record(logical_id, made.physical_id, type_name, "CREATE_COMPLETE")
        self._finished.append((logical_id, made.physical_id))
        return made

    def update(self, before: StackResource, properties: dict) -> Made:
        self.stack.record(before.logical_id, before.physical_id, before.type_name, "UPDATE_IN_PROGRESS")
        context = Context(self.stack, before.logical_id, before.type_name)
        try:
            made = handler_of(before.type_name).update(
                context,
                before.physical_id,
                self._ready(before.type_name, properties),
                resolve_dynamic_references(before.properties, self.stack.region),
            )
        except Exception as error:
            raise self._failed(error, context, before.logical_id, before.type_name, "UPDATE_FAILED", before.physical_id) from error
        if made.physical_id != before.physical_id:
            reason = "Requested update required the provider to create a new physical resource"
            self.stack.record(before.logical_id, made.physical_id, before.type_name, "UPDATE_IN_PROGRESS", reason)
            self._finished.append((before.logical_id, made.physical_id))
        self.stack.record(before.logical_id, made.physical_id, before.type_name, "UPDATE_COMPLETE")
        return made

    def replace(self, before: StackResource, properties: dict) -> Made:
        """Makes the new one; the old one goes in the clean-up."""
        reason = "Requested update requires the creation of a new physical resource; hence creating one."
        self.stack.record(before.logical_id, before.physical_id, before.type_name, "UPDATE_IN_PROGRESS", reason)
        context = Context(self.stack, before.logical_id, before.type_name)
        try:
            made = handler_of(before.type_name).create(context, self._ready(before.type_name, properties))
        except Exception as error:
            raise self._failed(error, context, before.logical_id, before.type_name, "UPDATE_FAILED") from error
        self.stack.record(before.logical_id, made.physical_id, before.type_name, "UPDATE_IN_PROGRESS", "Resource creation Initiated")
        self.stack.record(before.logical_id, made.physical_id, before.type_name, "UPDATE_COMPLETE")
        self._finished.append((before.logical_id, made.physical_id))
        return made

    def keep(self, before: StackResource) -> None:
        """Points the stack back at what stood before; nothing is called, as in AWS."""
        self.stack.record(before.logical_id, before.physical_id, before.type_name, "UPDATE_IN_PROGRESS")
        self.stack.record(before.logical_id, before.physical_id, before.type_name, "UPDATE_COMPLETE")

    def delete(self, resource: StackResource) -> None:
        """Removes it; what is gone already counts as removed. Throws ResourceFailure."""
        self.stack.record(resource.logical_id, resource.physical_id, resource.type_name, "DELETE_IN_PROGRESS")
        context = Context(self.stack, resource.logical_id, resource.type_name)
        try:
            ready = resolve_dynamic_references(resource.properties, self.stack.region)
            handler_of(resource.type_name).delete(context, resource.physical_id, ready)
        except Exception as error:
            if not is_gone(error):
                raise self._failed(error, context, resource.logical_id, resource.type_name, "DELETE_FAILED", resource.physical_id) from error
        self.stack.record(resource.logical_id, resource.physical_id, resource.type_name, "DELETE_COMPLETE")

    def clean_up(self, resource: StackResource, retained: bool) -> bool:
        """Removes what a deployment leaves over; a failure is recorded and the resource abandoned, as in AWS. False when it failed."""
        if retained:
            self.stack.record(resource.logical_id, resource.physical_id, resource.type_name, "DELETE_SKIPPED")
            return True
        try:
            self.delete(resource)
            return True
        except ResourceFailure:
            return False

    def order_of(self, resources: list) -> list:
        """The resources in the order in which this deployment made them; what failed half-made comes last."""
        made = {key: index for index, key in enumerate(self._finished)}
        return sorted(resources, key=lambda item: made.get((item.logical_id, item.physical_id), len(made)))

    def _ready(self, type_name: str, properties: dict) -> dict:
        unknown = handler_of(type_name).unknown(properties)
        if unknown:
            raise ResourceFailure(f"Properties unknown or not emulated by the local AWS: {', '.join(unknown)}")
        return resolve_dynamic_references(properties, self.stack.region)

    def _failed(self, error: Exception, context: Context, logical_id: str, type_name: str, status: str, physical_id: str = "") -> ResourceFailure:
        if not isinstance(error, (ClientError, ResourceFailure, ValidationError)):
            log.warning("%s of %s (%s)", status, logical_id, type_name, exc_info=error)
        left = getattr(error, "physical_id", "") or context.physical_id or physical_id
        reason = reason_of(error)
        self.stack.record(logical_id, left, type_name, status, reason)
        if status == "DELETE_FAILED" and logical_id in self.stack.resources:
            resource = self.stack.resources[logical_id]
            resource.status, resource.reason, resource.changed = status, reason, now()
        if is_custom(type_name):
            return ResourceFailure(reason, left)
        return ResourceFailure(reason, context.physical_id)
