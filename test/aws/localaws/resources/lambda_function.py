"""Lambda functions, their permissions and their settings for asynchronous calls."""

import io
import zipfile

from localaws.resources.handler import ANY, TAGS, Handler, Made, changeable, changed, fixed, some
from localaws.resources.registry import emulates

_CONFIGURATION = {
    "Description": ANY,
    "Environment": {"Variables": ANY},
    "EphemeralStorage": {"Size": ANY},
    "Handler": ANY,
    "LoggingConfig": {"ApplicationLogLevel": ANY, "LogFormat": ANY, "LogGroup": ANY, "SystemLogLevel": ANY},
    "MemorySize": ANY,
    "Role": ANY,
    "Runtime": ANY,
    "Timeout": ANY,
}


@emulates
class Function(Handler):
    type_name = "AWS::Lambda::Function"
    properties = {
        "Architectures": changeable(),
        "Code": changeable({"S3Bucket": ANY, "S3Key": ANY, "ZipFile": ANY}),
        "FunctionName": fixed(),
        "PackageType": fixed(),
        "ReservedConcurrentExecutions": changeable(),
        "Tags": changeable(TAGS),
        **{name: changeable(shape) for name, shape in _CONFIGURATION.items()},
    }

    def create(self, context, properties):
        functions = context.client("lambda")
        name = properties.get("FunctionName") or context.name(64)
        functions.create_function(
            FunctionName=name,
            Code=_code(properties),
            Tags={tag["Key"]: tag["Value"] for tag in context.tags(properties)},
            **_configuration(properties),
            **some(properties, "Architectures", "PackageType"),
        )
        context.half_made(name)
        self._reserve(functions, name, properties, {})
        return self._made(functions, name)

    def update(self, context, physical_id, properties, previous):
        functions = context.client("lambda")
        if changed(properties, previous, "Code", "Architectures"):
            functions.update_function_code(FunctionName=physical_id, **_code(properties), **some(properties, "Architectures"))
        if changed(properties, previous, *_CONFIGURATION):
            functions.update_function_configuration(FunctionName=physical_id, **_configuration(properties))
        self._reserve(functions, physical_id, properties, previous)
        made = self._made(functions, physical_id)
        if changed(properties, previous, "Tags"):
            dropped = sorted(set(context.own_tags(previous)) - set(context.own_tags(properties)))
            if dropped:
                functions.untag_resource(Resource=made.attributes["Arn"], TagKeys=dropped)
            functions.tag_resource(Resource=made.attributes["Arn"], Tags=context.own_tags(properties))
        return made

    def delete(self, context, physical_id, properties):
        context.client("lambda").delete_function(FunctionName=physical_id)

    @staticmethod
    def _reserve(functions, name, properties, previous):
        if not changed(properties, previous, "ReservedConcurrentExecutions"):
            return
        if "ReservedConcurrentExecutions" in properties:
            wanted = int(properties["ReservedConcurrentExecutions"])
            functions.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=wanted)
        else:
            functions.delete_function_concurrency(FunctionName=name)

    @staticmethod
    def _made(functions, name):
        return Made(name, {"Arn": functions.get_function(FunctionName=name)["Configuration"]["FunctionArn"]})


def _configuration(properties: dict) -> dict:
    configuration = some(properties, *_CONFIGURATION)
    for name in ("MemorySize", "Timeout"):
        if name in configuration:
            configuration[name] = int(configuration[name])
    return configuration


def _code(properties: dict) -> dict:
    """The code in the API's words. ZipFile in a template is source text of the file index."""
    code = dict(properties["Code"])
    if "ZipFile" not in code:
        return code
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("index.py" if properties["Runtime"].startswith("python") else "index.js", code["ZipFile"])
    return {"ZipFile": archive.getvalue()}


@emulates
class Permission(Handler):
    type_name = "AWS::Lambda::Permission"
    properties = {
        "Action": fixed(),
        "EventSourceToken": fixed(),
        "FunctionName": fixed(),
        "Principal": fixed(),
        "SourceAccount": fixed(),
        "SourceArn": fixed(),
    }

    def create(self, context, properties):
        statement = context.name(100)
        context.client("lambda").add_permission(StatementId=statement, **properties)
        return Made(statement, {"Id": statement})

    def delete(self, context, physical_id, properties):
        context.client("lambda").remove_permission(FunctionName=properties["FunctionName"], StatementId=physical_id)


@emulates
class EventInvokeConfig(Handler):
    type_name = "AWS::Lambda::EventInvokeConfig"
    properties = {
        "DestinationConfig": changeable(),
        "FunctionName": fixed(),
        "MaximumEventAgeInSeconds": changeable(),
        "MaximumRetryAttempts": changeable(),
        "Qualifier": fixed(),
    }

    def create(self, context, properties):
        self._put(context, properties)
        return Made(context.name(64))

    def update(self, context, physical_id, properties, previous):
        self._put(context, properties)
        return Made(physical_id)

    def delete(self, context, physical_id, properties):
        context.client("lambda").delete_function_event_invoke_config(**some(properties, "FunctionName", "Qualifier"))

    @staticmethod
    def _put(context, properties):
        asked = some(properties, "DestinationConfig", "FunctionName", "Qualifier")
        for name in ("MaximumEventAgeInSeconds", "MaximumRetryAttempts"):
            if name in properties:
                asked[name] = int(properties[name])
        context.client("lambda").put_function_event_invoke_config(**asked)
