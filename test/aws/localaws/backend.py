"""moto, set up and corrected where AWS differs in what a CDK deployment sees."""

import functools
import inspect
import logging
import os
import uuid

log = logging.getLogger(__name__)


def set_up(port: int) -> None:
    """Must run before anything of moto is imported: moto reads its settings once."""
    os.environ.update(
        MOTO_PORT=str(port),
        MOTO_EC2_ENABLE_INSTANCE_TYPE_VALIDATION="true",
        MOTO_ENABLE_AMI_VALIDATION="true",
        MOTO_DISABLE_GLOBAL_CORS="true",
        AWS_EC2_METADATA_DISABLED="true",
    )
    from moto.core.config import default_user_config

    default_user_config["iam"]["load_aws_managed_policies"] = True
    default_user_config["stepfunctions"]["execute_state_machine"] = True
    _answer_what_is_missing()
    _no_trail()
    _name_executions()


def application():
    """moto's server with our CloudFormation in it; moto's own, which imports half of moto, is never loaded."""
    from flask import Flask
    from moto.core.utils import convert_to_flask_response
    from moto.moto_server.werkzeug_app import HTTP_METHODS, BackendRequest, DomainDispatcherApplication, create_backend_app

    from localaws.cloudformation.api import CloudFormationApi

    cloudformation = Flask("cloudformation")
    cloudformation.request_class = BackendRequest
    cloudformation.add_url_rule("/", "dispatch", convert_to_flask_response(CloudFormationApi.dispatch), methods=HTTP_METHODS)
    dispatcher = DomainDispatcherApplication(create_backend_app)
    dispatcher.app_instances["cloudformation"] = cloudformation
    return dispatcher


def _answer_what_is_missing() -> None:
    """What moto has not got or stumbles over is refused at once; its 500 would cost the SDKs half a minute of retries."""
    from moto.core.exceptions import ServiceException
    from moto.core.responses import ActionResult, BaseResponse

    class Refused(ServiceException):
        """A class of our own: moto would look for a service named after the module of its base class."""

    call_action = BaseResponse.call_action

    def refused(response, code: str, message: str) -> tuple:
        status, headers, body = response.serialized(ActionResult(Refused(code, message)))
        return 400 if status >= 500 else status, headers, body

    @functools.wraps(call_action)
    def answered(self):
        try:
            return call_action(self)
        except NotImplementedError as error:
            return refused(self, "UnsupportedOperation", f"the local AWS has no such operation: {self.service_name} {error}")
        except ServiceException as error:
            return refused(self, error.code, error.message)
        except Exception as error:
            if not type(error).__module__.startswith(("builtins", "localaws")):
                raise
            log.error("%s of %s failed", self._get_action(), self.service_name, exc_info=error)
            return refused(self, "InternalFailure", f"the local AWS failed: {type(error).__name__}: {error}")

    BaseResponse.call_action = answered


def _no_trail() -> None:
    """The CDK CLI asks CloudTrail why a deployment failed."""
    from moto.cloudtrail.responses import CloudTrailResponse

    CloudTrailResponse.lookup_events = lambda self: '{"Events": []}'


def _name_executions() -> None:
    """Without a name every second execution of a state machine would be a duplicate."""
    from moto.stepfunctions.parser.models import StepFunctionsParserBackend

    start = StepFunctionsParserBackend.start_execution
    signature = inspect.signature(start)

    @functools.wraps(start)
    def start_execution(*arguments, **named):
        bound = signature.bind(*arguments, **named)
        bound.arguments["name"] = bound.arguments.get("name") or str(uuid.uuid4())
        return start(*bound.args, **bound.kwargs)

    StepFunctionsParserBackend.start_execution = start_execution
