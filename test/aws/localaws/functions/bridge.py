"""Puts the runner in the place of moto's containers, and log settings on moto's functions."""

import base64
import json
import threading

from moto.awslambda.models import LambdaBackend, LambdaFunction
from moto.iam.exceptions import NotFoundException as RoleNotFoundException
from moto.logs.exceptions import ResourceNotFoundException

from localaws import permissions
from localaws.functions.environment import Environments
from localaws.functions.processes import NoRunner
from localaws.functions.runtime_api import Answer
from localaws.functions.settings import Settings

_LONGEST_TAIL = 4096


def install(settings: Settings) -> Environments:
    environments = Environments(settings)
    _run_as_processes(environments)
    _keep_log_settings()
    return environments


def _run_as_processes(environments: Environments) -> None:
    def run(function: LambdaFunction, event: str) -> tuple:
        try:
            answer, written = environments.taken(function).invoke(event)
        except (NoRunner, OSError) as error:
            answer, written = Answer.error("Runtime.Unavailable", str(error)), ""
        _log(function, answer, written, environments.settings)
        return answer, written

    def invoke(self, body, request_headers, response_headers):
        event = body.decode() if isinstance(body, bytes) else body or "{}"
        kind = (request_headers or {}).get("x-amz-invocation-type", "RequestResponse")
        if kind == "DryRun":
            return ""
        if kind == "Event":
            threading.Thread(target=run, args=(self, event), daemon=True).start()
            return ""
        answer, written = run(self, event)
        if answer.failed:
            response_headers["x-amz-function-error"] = "Unhandled"
        response_headers["x-amz-log-result"] = base64.b64encode(written[-_LONGEST_TAIL:].encode()).decode()
        return answer.body

    def invoke_by_event(self, event=None):
        answer, written = run(self, event if isinstance(event, str) else json.dumps(event))
        return answer.body.decode(), answer.failed, written

    delete = LambdaBackend.delete_function

    def delete_function(self, function_name, qualifier=None):
        arn = self.get_function(function_name).function_arn
        delete(self, function_name, qualifier)
        environments.drop(arn)

    LambdaFunction.invoke = invoke
    LambdaFunction._invoke_lambda = invoke_by_event
    LambdaBackend.delete_function = delete_function


def _log(function: LambdaFunction, answer: Answer, written: str, settings: Settings) -> None:
    """Into the function's log group, and into the file that was asked for."""
    failed = answer.body.decode(errors="replace") if answer.failed else ""
    text = "\n".join(part for part in (written.rstrip("\n"), failed) if part)
    if text:
        _save(function, text)
    if settings.log:
        with open(settings.log, "a", encoding="utf-8") as log:
            log.write(f"== {function.function_name} {'failed' if answer.failed else 'answered'}\n{text}\n")


def _save(function: LambdaFunction, text: str) -> None:
    """As the function's role, as in AWS: a log group that is gone comes back only where the role may make one. A function
    answers CloudFormation before its invocation ends, so its group may be deleted by then."""
    group = f"arn:aws:logs:{function.region}:{function.account_id}:log-group:{function.logs_group_name}"
    try:
        if permissions.allows(function.role.rsplit("/", 1)[1], "logs:CreateLogGroup", group):
            function.logs_backend.ensure_log_group(function.logs_group_name)
        function.save_logs(text)
    except (RoleNotFoundException, ResourceNotFoundException):
        pass


def _keep_log_settings() -> None:
    """moto drops LoggingConfig; the log group in it is where the function writes."""
    init, update, describe = LambdaFunction.__init__, LambdaFunction.update_configuration, LambdaFunction.get_configuration

    def apply(function: LambdaFunction, spec: dict) -> None:
        if "LoggingConfig" in spec:
            function.logging_config = dict(spec["LoggingConfig"])
            function.logs_group_name = function.logging_config.get("LogGroup", f"/aws/lambda/{function.function_name}")

    def __init__(self, account_id, spec, region, version=1):
        init(self, account_id, spec, region, version)
        apply(self, spec)

    def update_configuration(self, config_updates):
        apply(self, config_updates)
        return update(self, config_updates)

    def get_configuration(self, on_create=False):
        configuration = describe(self, on_create)
        settings = {"LogFormat": "Text", **getattr(self, "logging_config", {}), "LogGroup": self.logs_group_name}
        return {**configuration, "LoggingConfig": settings}

    LambdaFunction.__init__ = __init__
    LambdaFunction.update_configuration = update_configuration
    LambdaFunction.get_configuration = get_configuration
