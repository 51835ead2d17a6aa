"""What runs at a time or on an event: schedules, rules, state machines."""

import json

from localaws.resources.handler import ANY, TAGS, Handler, Made, changeable, changed, fixed, some
from localaws.resources.registry import emulates

_TARGET = {
    "Arn": ANY,
    "DeadLetterConfig": ANY,
    "Input": ANY,
    "RetryPolicy": {"MaximumEventAgeInSeconds": ANY, "MaximumRetryAttempts": ANY},
    "RoleArn": ANY,
}


@emulates
class ScheduleGroup(Handler):
    type_name = "AWS::Scheduler::ScheduleGroup"
    properties = {"Name": fixed(), "Tags": fixed(TAGS)}

    def create(self, context, properties):
        name = properties.get("Name") or context.name(64)
        tags = [{"Key": key, "Value": value} for key, value in context.own_tags(properties).items()]
        arn = context.client("scheduler").create_schedule_group(Name=name, Tags=tags)["ScheduleGroupArn"]
        return Made(name, {"Arn": arn})

    def delete(self, context, physical_id, properties):
        context.client("scheduler").delete_schedule_group(Name=physical_id)


@emulates
class Schedule(Handler):
    type_name = "AWS::Scheduler::Schedule"
    properties = {
        "Description": changeable(),
        "EndDate": changeable(),
        "FlexibleTimeWindow": changeable({"MaximumWindowInMinutes": ANY, "Mode": ANY}),
        "GroupName": fixed(),
        "Name": fixed(),
        "ScheduleExpression": changeable(),
        "ScheduleExpressionTimezone": changeable(),
        "StartDate": changeable(),
        "State": changeable(),
        "Target": changeable(_TARGET),
    }

    def create(self, context, properties):
        name = properties.get("Name") or context.name(64)
        arn = context.client("scheduler").create_schedule(**self._schedule(name, properties))["ScheduleArn"]
        return Made(name, {"Arn": arn})

    def update(self, context, physical_id, properties, previous):
        arn = context.client("scheduler").update_schedule(**self._schedule(physical_id, properties))["ScheduleArn"]
        return Made(physical_id, {"Arn": arn})

    def delete(self, context, physical_id, properties):
        context.client("scheduler").delete_schedule(Name=physical_id, **some(properties, "GroupName"))

    @staticmethod
    def _schedule(name, properties):
        schedule = {"Name": name, **some(properties, *(item for item in Schedule.properties if item != "Name"))}
        target = dict(schedule["Target"])
        if "RetryPolicy" in target:
            target["RetryPolicy"] = {key: int(value) for key, value in target["RetryPolicy"].items()}
        window = dict(schedule["FlexibleTimeWindow"])
        if "MaximumWindowInMinutes" in window:
            window["MaximumWindowInMinutes"] = int(window["MaximumWindowInMinutes"])
        return {**schedule, "Target": target, "FlexibleTimeWindow": window}


@emulates
class Rule(Handler):
    type_name = "AWS::Events::Rule"
    properties = {
        "Description": changeable(),
        "EventBusName": fixed(),
        "EventPattern": changeable(),
        "Name": fixed(),
        "RoleArn": changeable(),
        "ScheduleExpression": changeable(),
        "State": changeable(),
        "Tags": changeable(TAGS),
        "Targets": changeable([{"Arn": ANY, "Id": ANY, "Input": ANY, "InputPath": ANY, "InputTransformer": ANY, "RetryPolicy": ANY, "RoleArn": ANY}]),
    }

    def create(self, context, properties):
        return self._put(context, properties.get("Name") or context.name(64), properties, {})

    def update(self, context, physical_id, properties, previous):
        return self._put(context, physical_id, properties, previous)

    def delete(self, context, physical_id, properties):
        events, bus = context.client("events"), some(properties, "EventBusName")
        targets = [target["Id"] for target in properties.get("Targets", [])]
        if targets:
            events.remove_targets(Rule=physical_id, Ids=targets, **bus)
        events.delete_rule(Name=physical_id, **bus)

    @staticmethod
    def _put(context, name, properties, previous):
        events, bus = context.client("events"), some(properties, "EventBusName")
        asked = some(properties, "Description", "RoleArn", "ScheduleExpression", "State")
        if "EventPattern" in properties:
            asked["EventPattern"] = json.dumps(properties["EventPattern"])
        arn = events.put_rule(Name=name, **asked, **bus)["RuleArn"]
        tags = [{"Key": key, "Value": value} for key, value in context.own_tags(properties).items()]
        dropped_tags = sorted(set(context.own_tags(previous)) - set(context.own_tags(properties)))
        if dropped_tags:
            events.untag_resource(ResourceARN=arn, TagKeys=dropped_tags)
        if tags:
            events.tag_resource(ResourceARN=arn, Tags=tags)
        context.half_made(name)
        kept = {target["Id"] for target in properties.get("Targets", [])}
        dropped = [target["Id"] for target in previous.get("Targets", []) if target["Id"] not in kept]
        if dropped:
            events.remove_targets(Rule=name, Ids=dropped, **bus)
        if kept:
            events.put_targets(Rule=name, Targets=properties["Targets"], **bus)
        return Made(name, {"Arn": arn})


@emulates
class StateMachine(Handler):
    type_name = "AWS::StepFunctions::StateMachine"
    properties = {
        "Definition": changeable(),
        "DefinitionString": changeable(),
        "RoleArn": changeable(),
        "StateMachineName": fixed(),
        "StateMachineType": fixed(),
        "Tags": changeable(TAGS),
    }

    def create(self, context, properties):
        name = properties.get("StateMachineName") or context.name(80)
        tags = [{"key": key, "value": value} for key, value in context.own_tags(properties).items()]
        arn = context.client("stepfunctions").create_state_machine(
            name=name,
            definition=_definition(properties),
            roleArn=properties["RoleArn"],
            type=properties.get("StateMachineType", "STANDARD"),
            tags=tags,
        )["stateMachineArn"]
        return self._made(arn)

    def update(self, context, physical_id, properties, previous):
        machines = context.client("stepfunctions")
        machines.update_state_machine(stateMachineArn=physical_id, definition=_definition(properties), roleArn=properties["RoleArn"])
        if changed(properties, previous, "Tags"):
            dropped = sorted(set(context.own_tags(previous)) - set(context.own_tags(properties)))
            machines.untag_resource(resourceArn=physical_id, tagKeys=dropped)
            tags = [{"key": key, "value": value} for key, value in context.own_tags(properties).items()]
            machines.tag_resource(resourceArn=physical_id, tags=tags)
        return self._made(physical_id)

    def delete(self, context, physical_id, properties):
        context.client("stepfunctions").delete_state_machine(stateMachineArn=physical_id)

    @staticmethod
    def _made(arn):
        return Made(arn, {"Arn": arn, "Name": arn.rsplit(":", 1)[1]})


def _definition(properties: dict) -> str:
    return properties.get("DefinitionString") or json.dumps(properties["Definition"])
