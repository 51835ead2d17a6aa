"""An AWS that refuses every removing call of a deletion once, so that a removal stops at each of its steps."""

import json
import re
import threading

from botocore.awsrequest import AWSResponse

_REMOVES = re.compile(r"Delete|Terminate|Release|Detach|Disassociate|Remove|Revoke|Unsubscribe|ScheduleKeyDeletion|Invoke")

_NEW_EVERY_TIME = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""Request ids and client tokens."""

_lock = threading.Lock()
_refused: dict | None = None


def switch(on: bool) -> list:
    """Turns it on, with everything still to be refused, or off; the calls refused so far, in order."""
    global _refused
    with _lock:
        refused = list((_refused or {}).values())
        _refused = {} if on else None
        return refused


def listen(client) -> None:
    """Lets the calls of a boto3 client be refused."""
    client.meta.events.register("before-call", _strike)


def _strike(model, params, **_):
    if not _REMOVES.match(model.name):
        return None
    asked = f"{model.service_model.service_name} {model.name}"
    call = json.dumps([asked, params["url_path"], params["query_string"], params["body"]], default=repr, sort_keys=True)
    key = _NEW_EVERY_TIME.sub("", call)
    with _lock:
        if _refused is None or key in _refused:
            return None
        _refused[key] = asked
    error = {"Code": "OperationRefused", "Message": "AWS refuses this once"}
    return AWSResponse("", 400, {}, None), {"Error": error, "ResponseMetadata": {"HTTPStatusCode": 400}}
