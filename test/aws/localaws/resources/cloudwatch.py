"""Alarms and dashboards."""

from localaws.resources.handler import TAGS, Handler, Made, boolean, changeable, changed, fixed, some
from localaws.resources.registry import emulates

_ALARM = (
    "ActionsEnabled",
    "AlarmActions",
    "AlarmDescription",
    "ComparisonOperator",
    "DatapointsToAlarm",
    "Dimensions",
    "EvaluateLowSampleCountPercentile",
    "EvaluationPeriods",
    "ExtendedStatistic",
    "InsufficientDataActions",
    "MetricName",
    "Metrics",
    "Namespace",
    "OKActions",
    "Period",
    "Statistic",
    "Threshold",
    "ThresholdMetricId",
    "TreatMissingData",
    "Unit",
)


@emulates
class Alarm(Handler):
    type_name = "AWS::CloudWatch::Alarm"
    properties = {"AlarmName": fixed(), "Tags": changeable(TAGS), **{name: changeable() for name in _ALARM}}

    def create(self, context, properties):
        return self._put(context, properties.get("AlarmName") or context.name(255), properties)

    def update(self, context, physical_id, properties, previous):
        made = self._put(context, physical_id, properties)
        if changed(properties, previous, "Tags"):
            cloudwatch, arn = context.client("cloudwatch"), made.attributes["Arn"]
            dropped = sorted(set(context.own_tags(previous)) - set(context.own_tags(properties)))
            cloudwatch.untag_resource(ResourceARN=arn, TagKeys=dropped)
            added = [{"Key": key, "Value": value} for key, value in context.own_tags(properties).items()]
            cloudwatch.tag_resource(ResourceARN=arn, Tags=added)
        return made

    def delete(self, context, physical_id, properties):
        context.client("cloudwatch").delete_alarms(AlarmNames=[physical_id])

    @staticmethod
    def _put(context, name, properties):
        alarm = some(properties, *_ALARM)
        for number in ("DatapointsToAlarm", "EvaluationPeriods", "Period"):
            if number in alarm:
                alarm[number] = int(alarm[number])
        if "Threshold" in alarm:
            alarm["Threshold"] = float(alarm["Threshold"])
        if "ActionsEnabled" in alarm:
            alarm["ActionsEnabled"] = boolean(alarm["ActionsEnabled"])
        tags = [{"Key": key, "Value": value} for key, value in context.own_tags(properties).items()]
        context.client("cloudwatch").put_metric_alarm(AlarmName=name, Tags=tags, **alarm)
        return Made(name, {"Arn": f"arn:aws:cloudwatch:{context.region}:{context.account}:alarm:{name}"})


@emulates
class Dashboard(Handler):
    """Tags are taken and forgotten: moto's dashboards have none."""

    type_name = "AWS::CloudWatch::Dashboard"
    properties = {"DashboardBody": changeable(), "DashboardName": fixed(), "Tags": changeable(TAGS)}

    def create(self, context, properties):
        return self.update(context, properties.get("DashboardName") or context.name(255), properties, {})

    def update(self, context, physical_id, properties, previous):
        context.client("cloudwatch").put_dashboard(DashboardName=physical_id, DashboardBody=properties["DashboardBody"])
        return Made(physical_id)

    def delete(self, context, physical_id, properties):
        context.client("cloudwatch").delete_dashboards(DashboardNames=[physical_id])
