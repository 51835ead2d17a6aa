"""Functions and schedules may do what their role allows and nothing else (--enforce-iam). Everybody else is an administrator."""

import fnmatch
import json

from moto.core.authorization import ActionAuthenticatorMixin
from moto.core.exceptions import ServiceException
from moto.core.responses import BaseResponse
from moto.iam.models import iam_backends
from moto.sts.models import sts_backends

from localaws import ACCOUNT

_ALWAYS = {"sts:GetCallerIdentity"}
_NAMES_OF_RESOURCES = {"dynamodb": "TableName", "secretsmanager": "SecretId"}
_BOUND = ("lambda.amazonaws.com", "scheduler.amazonaws.com")


def install() -> None:
    """Checks identity policies by action, and by resource where the request names one (secrets, stacks, tables). Conditions are not looked at."""

    def authorize(self, request_class, resource="*") -> None:
        role = _role_of(self)
        if role:
            _require(self, role, resource)

    ActionAuthenticatorMixin._authenticate_and_authorize_action = authorize


def _role_of(response: BaseResponse) -> str:
    """The name of the role behind a function's or a schedule's call; nothing for anybody else."""
    key = response.get_access_key()
    for session in sts_backends[ACCOUNT]["aws"].assumed_roles:
        if session.access_key_id == key:
            role = iam_backends[ACCOUNT]["aws"].get_role(session.role_arn.rsplit("/", 1)[1])
            trust = json.dumps(role.assume_role_policy_document)
            return role.name if any(service in trust for service in _BOUND) else ""
    return ""


def _require(response: BaseResponse, role: str, resource: str) -> None:
    service = response.headers["Authorization"].split("Credential=", 1)[1].split("/")[3]
    action = f"{service}:{response._get_action()}"
    if action in _ALWAYS:
        return
    wanted = _resource(response, service) or resource
    if not allows(role, action, wanted):
        raise ServiceException(
            "UnauthorizedOperation" if service == "ec2" else "AccessDeniedException",
            f"User: arn:aws:sts::{ACCOUNT}:assumed-role/{role} is not authorized to perform: {action} on resource: {wanted}"
            " because no identity-based policy allows the action",
        )


def allows(role: str, action: str, resource: str) -> bool:
    """Whether a role's identity policies allow an action."""
    statements = [item for document in _documents(role) for item in _list(document["Statement"])]
    matching = [item for item in statements if _matches(item, action, resource)]
    return bool(matching) and not any(item["Effect"] == "Deny" for item in matching)


def _resource(response: BaseResponse, service: str) -> str:
    if service == "cloudformation":
        return response.querystring.get("StackName", [""])[0]
    name = _NAMES_OF_RESOURCES.get(service)
    if not name:
        return ""
    try:
        # moto has read the body already where a service speaks JSON throughout
        body = response.body if isinstance(response.body, dict) else json.loads(response.body or "{}")
        asked = body.get(name, "")
    except ValueError:
        return ""
    if not asked or asked.startswith("arn:"):
        return asked
    if service == "dynamodb":
        return f"arn:aws:dynamodb:{response.region}:{ACCOUNT}:table/{asked}"
    from moto.secretsmanager.models import secretsmanager_backends

    secret = secretsmanager_backends[ACCOUNT][response.region].secrets.get(asked)
    return secret.arn if secret else f"arn:aws:secretsmanager:{response.region}:{ACCOUNT}:secret:{asked}"


def _documents(role: str) -> list:
    backend = iam_backends[ACCOUNT]["aws"]
    inline = [backend.get_role_policy(role, name)[1] for name in backend.list_role_policies(role)]
    attached = [_default_version(policy) for policy in backend.list_attached_role_policies(role)[0]]
    return [json.loads(document) if isinstance(document, str) else document for document in (*inline, *attached)]


def _default_version(policy) -> str:
    return next(version.document for version in policy.versions if version.is_default)


def _matches(statement: dict, action: str, resource: str) -> bool:
    actions = _list(statement.get("Action", []))
    if not any(fnmatch.fnmatchcase(action.lower(), pattern.lower()) for pattern in actions):
        return False
    return resource == "*" or any(fnmatch.fnmatchcase(resource, pattern) for pattern in _list(statement.get("Resource", "*")))


def _list(value) -> list:
    return value if isinstance(value, list) else [value]
