"""Log groups, what counts in them, and saved queries."""

import uuid

from localaws.resources.handler import ANY, TAGS, Handler, Made, changeable, changed, fixed
from localaws.resources.registry import emulates


@emulates
class LogGroup(Handler):
    type_name = "AWS::Logs::LogGroup"
    properties = {
        "KmsKeyId": changeable(),
        "LogGroupClass": fixed(),
        "LogGroupName": fixed(),
        "RetentionInDays": changeable(),
        "Tags": changeable(TAGS),
    }

    def create(self, context, properties):
        logs = context.client("logs")
        name = properties.get("LogGroupName") or context.name(512)
        asked = {"kmsKeyId": properties["KmsKeyId"]} if "KmsKeyId" in properties else {}
        if "LogGroupClass" in properties:
            asked["logGroupClass"] = properties["LogGroupClass"]
        tags = {key: value for key, value in context.own_tags(properties).items()}
        logs.create_log_group(logGroupName=name, **asked, **({"tags": tags} if tags else {}))
        context.half_made(name)
        self._retain(logs, name, properties)
        return self._made(context, name)

    def update(self, context, physical_id, properties, previous):
        logs = context.client("logs")
        self._retain(logs, physical_id, properties)
        if changed(properties, previous, "KmsKeyId"):
            if "KmsKeyId" in properties:
                logs.associate_kms_key(logGroupName=physical_id, kmsKeyId=properties["KmsKeyId"])
            else:
                logs.disassociate_kms_key(logGroupName=physical_id)
        if changed(properties, previous, "Tags"):
            dropped = sorted(set(context.own_tags(previous)) - set(context.own_tags(properties)))
            logs.untag_log_group(logGroupName=physical_id, tags=dropped)
            logs.tag_log_group(logGroupName=physical_id, tags=context.own_tags(properties))
        return self._made(context, physical_id)

    def delete(self, context, physical_id, properties):
        context.client("logs").delete_log_group(logGroupName=physical_id)

    @staticmethod
    def _retain(logs, name, properties):
        if "RetentionInDays" in properties:
            logs.put_retention_policy(logGroupName=name, retentionInDays=int(properties["RetentionInDays"]))
        else:
            logs.delete_retention_policy(logGroupName=name)

    @staticmethod
    def _made(context, name):
        return Made(name, {"Arn": f"arn:aws:logs:{context.region}:{context.account}:log-group:{name}:*"})


@emulates
class MetricFilter(Handler):
    type_name = "AWS::Logs::MetricFilter"
    properties = {
        "FilterName": fixed(),
        "FilterPattern": changeable(),
        "LogGroupName": fixed(),
        "MetricTransformations": changeable([{"DefaultValue": ANY, "MetricName": ANY, "MetricNamespace": ANY, "MetricValue": ANY, "Unit": ANY}]),
    }

    def create(self, context, properties):
        return self.update(context, properties.get("FilterName") or context.name(512), properties, {})

    def update(self, context, physical_id, properties, previous):
        transformations = [
            {
                "metricName": item["MetricName"],
                "metricNamespace": item["MetricNamespace"],
                "metricValue": item["MetricValue"],
                **({"defaultValue": float(item["DefaultValue"])} if "DefaultValue" in item else {}),
            }
            for item in properties["MetricTransformations"]
        ]
        context.client("logs").put_metric_filter(
            logGroupName=properties["LogGroupName"],
            filterName=physical_id,
            filterPattern=properties["FilterPattern"],
            metricTransformations=transformations,
        )
        return Made(physical_id)

    def delete(self, context, physical_id, properties):
        context.client("logs").delete_metric_filter(logGroupName=properties["LogGroupName"], filterName=physical_id)


@emulates
class QueryDefinition(Handler):
    """A saved query of Logs Insights. moto has none: it is a name and a text, so it stands in the stack alone."""

    type_name = "AWS::Logs::QueryDefinition"
    properties = {
        "LogGroupNames": changeable(),
        "Name": changeable(),
        "Parameters": changeable(),
        "QueryLanguage": changeable(),
        "QueryString": changeable(),
    }

    def create(self, context, properties):
        return Made(str(uuid.uuid4()))

    def update(self, context, physical_id, properties, previous):
        return Made(physical_id)

    def delete(self, context, physical_id, properties):
        pass
