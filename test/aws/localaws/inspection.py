"""The endpoints beside AWS's: what a test asks or puts in, and where functions answer CloudFormation.

POST /localaws/call, GET /localaws/leftovers, POST /localaws/refusals, POST /localaws/schedules/run, POST /localaws/seed;
PUT /cfn-response/PORT/ID.
"""

import base64
import json
from datetime import date, datetime, timezone
from urllib.parse import parse_qs

from botocore.exceptions import ClientError, ParamValidationError, UnknownServiceError

from localaws import clients, leftovers, refusals, scheduling, seeds
from localaws.cloudformation import custom_resources


class BadRequest(Exception):
    """What is wrong with a request to an inspection endpoint."""


class Inspection:
    """WSGI: answers its own paths, hands everything else to AWS's APIs."""

    def __init__(self, aws):
        self.aws = aws
        self.routes = {
            ("POST", "/localaws/call"): _call,
            ("POST", "/localaws/seed"): _seed,
            ("GET", "/localaws/leftovers"): _leftovers,
            ("POST", "/localaws/refusals"): _refuse_removals,
            ("POST", "/localaws/schedules/run"): _run_schedules,
        }

    def __call__(self, environ, start_response):
        path, method = environ.get("PATH_INFO", ""), environ["REQUEST_METHOD"]
        if path.startswith(custom_resources.ANSWER_PATH + "/") and method == "PUT":
            custom_resources.answer(path.rsplit("/", 1)[1], _body(environ))
            return _respond(start_response, "200 OK", b"")
        if not path.startswith("/localaws/"):
            return self.aws(environ, start_response)
        route = self.routes.get((method, path))
        if not route:
            known = ", ".join(f"{name} {where}" for name, where in self.routes)
            return _refuse(start_response, "404 Not Found", "NotFound", f"{method} {path}: there is {known}")
        try:
            return _respond(start_response, "200 OK", json.dumps(route(environ), default=_plain).encode())
        except ClientError as error:
            details = error.response["Error"]
            return _refuse(start_response, "400 Bad Request", details["Code"], details["Message"])
        except (BadRequest, ParamValidationError) as error:
            return _refuse(start_response, "400 Bad Request", "BadRequest", str(error))


def _call(environ):
    """Any operation of any service, as boto3 names it."""
    asked = _json(environ, "service", "operation")
    region = asked.get("region", "us-east-1")
    try:
        client = clients.client(asked["service"], region)
    except UnknownServiceError as error:
        raise BadRequest(str(error)) from error
    operation = getattr(client, asked["operation"], None)
    if not operation or asked["operation"].startswith("_"):
        raise BadRequest(f"{asked['service']} has no operation {asked['operation']!r}")
    result = operation(**asked.get("parameters", {}))
    if isinstance(result, dict):
        result.pop("ResponseMetadata", None)
    return result


def _seed(environ):
    try:
        return seeds.put(_json(environ))
    except seeds.BadSeed as error:
        raise BadRequest(str(error)) from error


def _leftovers(environ):
    query = parse_qs(environ.get("QUERY_STRING", ""))
    return leftovers.living(query.get("region", ["us-east-1"])[0])


def _refuse_removals(environ):
    """From now on every removing call is refused once, or none is; answers with those that were."""
    return {"refused": refusals.switch(bool(_json(environ, "removals")["removals"]))}


def _run_schedules(environ):
    """What is due at a moment, or one schedule whatever its time."""
    asked = _json(environ)
    try:
        until = datetime.fromisoformat(asked["until"].replace("Z", "+00:00")) if "until" in asked else datetime.now(timezone.utc)
        return scheduling.run(asked.get("region", "us-east-1"), until, asked.get("name"))
    except (scheduling.NoSuchTarget, ValueError) as error:
        raise BadRequest(str(error)) from error


def _json(environ, *needed) -> dict:
    try:
        asked = json.loads(_body(environ) or b"{}")
    except ValueError as error:
        raise BadRequest(f"the body is not JSON: {error}") from error
    missing = [name for name in needed if name not in asked]
    if missing:
        raise BadRequest(f"missing: {', '.join(missing)}")
    return asked


def _body(environ) -> bytes:
    length = environ.get("CONTENT_LENGTH")
    if length:
        return environ["wsgi.input"].read(int(length))
    return environ["wsgi.input"].read() if environ.get("wsgi.input_terminated") else b""


def _plain(value):
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    if hasattr(value, "read"):
        return base64.b64encode(value.read()).decode()
    return str(value)


def _refuse(start_response, status: str, code: str, message: str):
    return _respond(start_response, status, json.dumps({"error": {"code": code, "message": message}}).encode())


def _respond(start_response, status: str, body: bytes):
    start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
