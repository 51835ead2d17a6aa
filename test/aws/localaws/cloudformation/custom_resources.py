"""Custom resources: Create, Update and Delete events to a function, and the wait for its answer."""

import json
import queue
import threading
import uuid
from urllib.parse import urlparse

from localaws import clients
from localaws.cloudformation.errors import ResourceFailure
from localaws.resources.handler import Context, Handler, Made
from localaws.resources.registry import emulates

ANSWER_PATH = "/cfn-response"
LONGEST_ANSWER = 4096
"""Bytes. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-responses.html"""

_waiting: dict[str, queue.Queue] = {}
_longest_wait = 3600


def wait_at_most(seconds: int) -> None:
    """The time-out of custom resources without ServiceTimeout."""
    global _longest_wait
    _longest_wait = seconds


def answer(request_id: str, body: bytes) -> None:
    """Takes a function's answer in. A second answer, or one that nobody waits for, is dropped as AWS drops it."""
    waiting = _waiting.pop(request_id, None)
    if not waiting:
        return
    if len(body) > LONGEST_ANSWER:
        waiting.put({"Status": "FAILED", "Reason": "Response object is too long."})
        return
    try:
        answered = json.loads(body)
    except ValueError:
        answered = None
    if not isinstance(answered, dict) or answered.get("Status") not in ("SUCCESS", "FAILED"):
        answered = {"Status": "FAILED", "Reason": "Invalid response: a JSON object with Status SUCCESS or FAILED is expected"}
    waiting.put(answered)


@emulates
class CustomResource(Handler):
    type_name = "AWS::CloudFormation::CustomResource"

    def unknown(self, properties: dict) -> list:
        return []

    def replaces(self, changed: set) -> bool:
        return False

    def create(self, context: Context, properties: dict) -> Made:
        return _ask(context, "Create", properties)

    def update(self, context: Context, physical_id: str, properties: dict, previous: dict) -> Made:
        if properties.get("ServiceToken") != previous.get("ServiceToken"):
            raise ResourceFailure("Modifying service token is not allowed.")
        return _ask(context, "Update", properties, physical_id, previous)

    def delete(self, context: Context, physical_id: str, properties: dict) -> None:
        _ask(context, "Delete", properties, physical_id)


def _ask(context: Context, request: str, properties: dict, physical_id: str = "", previous: dict | None = None) -> Made:
    token = properties.get("ServiceToken", "")
    if not str(token).startswith("arn:aws:lambda:"):
        raise ResourceFailure(f"Invalid ServiceToken {token!r}: the local AWS emulates functions only")
    request_id = str(uuid.uuid4())
    event = {
        "RequestType": request,
        "ServiceToken": token,
        "ResponseURL": _answer_url(request_id),
        "StackId": context.stack.id,
        "RequestId": request_id,
        "LogicalResourceId": context.logical_id,
        "ResourceType": context.type_name,
        "ResourceProperties": _as_text(properties),
    }
    if physical_id:
        event["PhysicalResourceId"] = physical_id
    if previous is not None:
        event["OldResourceProperties"] = _as_text(previous)
    answered = _exchange(context, event, int(properties.get("ServiceTimeout", _longest_wait)))
    made_up = f"{context.stack.name}-{context.logical_id}-{request_id[:8].upper()}"
    stands = answered.get("PhysicalResourceId") or physical_id or made_up
    if answered["Status"] == "FAILED":
        reason = answered.get("Reason") or "See the details in CloudWatch Log Stream"
        raise ResourceFailure(_told(answered, reason, request_id), stands)
    if request != "Delete" and not answered.get("PhysicalResourceId"):
        raise ResourceFailure(f"Invalid PhysicalResourceId (RequestId: {request_id})", stands)
    data = answered.get("Data") or {}
    if not isinstance(data, dict):
        raise ResourceFailure(f"Invalid Data: an object is expected (RequestId: {request_id})", stands)
    return Made(stands, data)


def _told(answered: dict, reason: str, request_id: str) -> str:
    if answered.get("unanswered"):
        return f"{reason} (RequestId: {request_id})"
    return f"Received response status [FAILED] from custom resource. Message returned: {reason} (RequestId: {request_id})"


def _answer_url(request_id: str) -> str:
    """The port stands in the path too: Node handlers of the CDK drop it from the address."""
    return f"{clients.endpoint()}{ANSWER_PATH}/{urlparse(clients.endpoint()).port}/{request_id}"


def _exchange(context: Context, event: dict, timeout: int) -> dict:
    waiting = _waiting[event["RequestId"]] = queue.Queue()

    def invoke() -> None:
        try:
            result = context.client("lambda").invoke(FunctionName=event["ServiceToken"], Payload=json.dumps(event).encode())
            if result.get("FunctionError"):
                error = result["Payload"].read().decode(errors="replace")[:600]
                waiting.put(_unanswered(f"The function ended with an error before it answered: {error}"))
        except Exception as error:
            waiting.put(_unanswered(f"Failed to invoke {event['ServiceToken']}: {error}"))

    threading.Thread(target=invoke, daemon=True, name=f"custom-resource-{context.logical_id}").start()
    try:
        return waiting.get(timeout=timeout)
    except queue.Empty:
        return _unanswered(
            "CloudFormation did not receive a response from your Custom Resource."
            f" Please check your logs for requestId [{event['RequestId']}]. It waited {timeout} seconds."
        )
    finally:
        _waiting.pop(event["RequestId"], None)


def _unanswered(reason: str) -> dict:
    return {"Status": "FAILED", "Reason": reason, "unanswered": True}


def _as_text(value):
    """CloudFormation hands every scalar over as a string."""
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
