"""Runs schedules when a test says that their time has come: each calls its target once, as its role."""

import json
import re
from datetime import datetime, timezone

import boto3
from botocore.exceptions import ClientError

from localaws import clients

_UNIVERSAL = re.compile(r"arn:aws[a-z-]*:scheduler:::aws-sdk:([a-z0-9]+):(\w+)")
_AT = re.compile(r"at\((.+)\)")


class NoSuchTarget(Exception):
    """A target that is not emulated."""


def run(region: str, until: datetime, name: str | None = None) -> list:
    """Runs the named schedule, or all whose time is not after that moment: [{"name", "target", "error"}]."""
    scheduler = clients.client("scheduler", region)
    found = [scheduler.get_schedule(Name=item["Name"], GroupName=item["GroupName"]) for item in scheduler.list_schedules()["Schedules"]]
    due = [item for item in found if item["State"] == "ENABLED" and (item["Name"] == name if name else _first(item) <= until)]
    return [{"name": item["Name"], "target": item["Target"]["Arn"], "error": _call(item["Target"], region)} for item in due]


def _first(schedule: dict) -> datetime:
    """When it runs for the first time. A rate without a start date begins at once."""
    once = _AT.fullmatch(schedule["ScheduleExpression"])
    if once:
        return datetime.fromisoformat(once.group(1)).replace(tzinfo=timezone.utc)
    start = schedule.get("StartDate")
    if start is None:
        return datetime.min.replace(tzinfo=timezone.utc)
    return start if start.tzinfo else start.replace(tzinfo=timezone.utc)


def _call(target: dict, region: str) -> str:
    universal = _UNIVERSAL.fullmatch(target["Arn"])
    if universal:
        service, action = universal.groups()
        operation, asked = re.sub(r"(?<!^)(?=[A-Z])", "_", action).lower(), json.loads(target["Input"])
    elif target["Arn"].split(":")[2] == "sns":
        service, operation, asked = "sns", "publish", {"TopicArn": target["Arn"], "Message": target["Input"]}
    else:
        raise NoSuchTarget(f"the local AWS does not emulate schedules of {target['Arn']}")
    try:
        getattr(_client_of(target["RoleArn"], service, region), operation)(**asked)
        return ""
    except ClientError as error:
        return str(error)


def _client_of(role: str, service: str, region: str):
    keys = clients.client("sts", region).assume_role(RoleArn=role, RoleSessionName="schedule")["Credentials"]
    return boto3.client(
        service,
        endpoint_url=clients.endpoint(),
        region_name=region,
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )
