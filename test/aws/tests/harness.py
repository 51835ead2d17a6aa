"""One server for all tests of a run, and short words for what they do with it."""

import atexit
import io
import json
import os
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

FOLDER = Path(__file__).resolve().parent.parent
REGION = "us-east-1"
_PATIENCE = 30


class LocalAws:
    """A running server. Options are those of the command line."""

    def __init__(self, *options: str):
        self._ready = Path(tempfile.mkdtemp()) / "ready.json"
        java = Path(os.environ.get("JAVA_HOME", "")) / "bin" / "java"
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "localaws", "--ready-file", str(self._ready), "--parent", str(os.getpid())),
                *("--java", str(java) if java.exists() else "java", "--ric", str(FOLDER / "target/ric")),
                *("--node-path", str(FOLDER.parent.parent / "node_modules"), "--function-env", "GREETING=hello"),
                *options,
            ],
            env={**os.environ, "PYTHONPATH": str(FOLDER)},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        until(lambda: self._ready.exists() or self.process.poll() is not None)
        self.ready = json.loads(self._ready.read_text())
        self.endpoint = self.ready["endpoint"]
        atexit.register(self.end)

    def client(self, service: str, **credentials):
        keys = credentials or {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        config = Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"})
        return boto3.client(service, endpoint_url=self.endpoint, region_name=REGION, config=config, **keys)

    def get(self, path: str):
        return self._exchange(urllib.request.Request(self.endpoint + path))

    def post(self, path: str, body: dict):
        return self._exchange(urllib.request.Request(self.endpoint + path, data=json.dumps(body).encode(), method="POST"))

    @staticmethod
    def _exchange(request) -> tuple:
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE) as response:
                return response.status, json.loads(response.read())
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.loads(error.read())

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=_PATIENCE)
        if self.process.stdin:
            self.process.stdin.close()


def until(holds):
    """Waits for something to become true, and gives it."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        value = holds()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"not within {_PATIENCE} seconds")


_shared: list = []


def shared() -> LocalAws:
    if not _shared:
        _shared.append(LocalAws())
    return _shared[0]


class LocalAwsTest(unittest.TestCase):
    """Gives a test the shared server, its clients, and stacks that are removed afterwards."""

    @classmethod
    def setUpClass(cls):
        cls.aws = shared()
        cls.ec2 = cls.aws.client("ec2")
        cls.cloudformation = cls.aws.client("cloudformation")

    def refused(self, code: str, call, **parameters) -> str:
        """Asserts that a call is refused with a code, and gives the message."""
        with self.assertRaises(ClientError) as raised:
            call(**parameters)
        self.assertEqual(code, raised.exception.response["Error"]["Code"])
        return raised.exception.response["Error"]["Message"]

    def deploy(self, name: str, resources: dict, **sections) -> dict:
        """Deploys through a change set, as the CDK CLI does, and gives the stack as it stands afterwards."""
        living = [stack["StackName"] for stack in self.cloudformation.describe_stacks()["Stacks"]]
        parameters = sections.pop("parameters", [])
        change_set = self.cloudformation.create_change_set(
            StackName=name,
            ChangeSetName="deploy",
            ChangeSetType="UPDATE" if name in living else "CREATE",
            TemplateBody=json.dumps({"Resources": resources, **sections}),
            Parameters=parameters,
            Capabilities=["CAPABILITY_NAMED_IAM"],
        )
        self.changes = self.cloudformation.describe_change_set(ChangeSetName=change_set["Id"])
        self.cloudformation.execute_change_set(ChangeSetName=change_set["Id"])
        self.addCleanup(self.remove, name)
        return self.settled(change_set["StackId"])

    def settled(self, stack_id: str) -> dict:
        def stack():
            described = self.cloudformation.describe_stacks(StackName=stack_id)["Stacks"][0]
            return None if described["StackStatus"].endswith("IN_PROGRESS") else described

        return until(stack)

    def remove(self, name: str) -> str:
        """Deletes a stack and gives its last status."""
        living = [stack for stack in self.cloudformation.describe_stacks()["Stacks"] if stack["StackName"] == name]
        if not living:
            return "DELETE_COMPLETE"
        self.cloudformation.delete_stack(StackName=name)
        return self.settled(living[0]["StackId"])["StackStatus"]

    def events(self, stack_id: str) -> list:
        """What happened, oldest first: (logical id, status)."""
        events = self.cloudformation.describe_stack_events(StackName=stack_id)["StackEvents"]
        return [(event["LogicalResourceId"], event["ResourceStatus"]) for event in reversed(events)]

    def reasons(self, stack_id: str, logical_id: str) -> list:
        events = self.cloudformation.describe_stack_events(StackName=stack_id)["StackEvents"]
        return [event["ResourceStatusReason"] for event in events if event["LogicalResourceId"] == logical_id and "ResourceStatusReason" in event]

    def physical_id(self, stack: str, logical_id: str) -> str:
        return self.cloudformation.describe_stack_resource(StackName=stack, LogicalResourceId=logical_id)["StackResourceDetail"]["PhysicalResourceId"]


def outputs(stack: dict) -> dict:
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}


def archive(**files: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for name, text in files.items():
            out.writestr(name.replace("__", "."), text)
    return packed.getvalue()


def image(aws: LocalAws) -> str:
    """An AMI that exists."""
    identifier = "ami-00000000000000001"
    aws.post("/localaws/seed", {"region": REGION, "images": [identifier]})
    return identifier
