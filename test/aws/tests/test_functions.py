"""Functions as processes: Java on AWS's own runtime client, Node, time-outs, logs, permissions."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.harness import LocalAws, LocalAwsTest, archive
from tests.sites import ROLE

_JAVA = """
import java.util.Map;
public class Greeter {
  public String greet(Map<String, Object> event) {
    System.out.println("greeting " + event.get("name"));
    return System.getenv("GREETING") + " " + event.get("name") + " as " + System.getenv("AWS_LAMBDA_FUNCTION_NAME");
  }
}
"""
_SECRETS = """
const { EC2Client, DescribeVpcsCommand, DescribeAddressesCommand } = require('@aws-sdk/client-ec2');
exports.handler = async () => {
  const ec2 = new EC2Client({ maxAttempts: 1 });
  const tried = {};
  for (const [name, command] of [['vpcs', new DescribeVpcsCommand({})], ['addresses', new DescribeAddressesCommand({})]]) {
    tried[name] = await ec2.send(command).then(() => 'allowed', (error) => error.name);
  }
  return tried;
};
"""


class FunctionsTest(LocalAwsTest):
    def make(self, aws: LocalAws, name: str, code: bytes, runtime: str, handler: str, logs: bool = True, **more) -> None:
        iam = aws.client("iam")
        document = json.dumps(ROLE["Properties"]["AssumeRolePolicyDocument"])
        role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=document)["Role"]["Arn"]
        for policy in ROLE["Properties"]["Policies"] if logs else []:
            iam.put_role_policy(RoleName=name, PolicyName=policy["PolicyName"], PolicyDocument=json.dumps(policy["PolicyDocument"]))
        functions = aws.client("lambda")
        functions.create_function(FunctionName=name, Runtime=runtime, Handler=handler, Role=role, Code={"ZipFile": code}, **more)

    def invoke(self, aws: LocalAws, name: str, event: dict) -> tuple:
        answer = aws.client("lambda").invoke(FunctionName=name, Payload=json.dumps(event).encode())
        return json.loads(answer["Payload"].read()), answer.get("FunctionError")

    def test_runs_java_on_the_runtime_interface_client(self):
        self.make(self.aws, "greeter", compiled("Greeter", _JAVA), "java21", "Greeter::greet", MemorySize=256, Timeout=15)

        answer, error = self.invoke(self.aws, "greeter", {"name": "Gaman"})

        logged = self.aws.client("logs").filter_log_events(logGroupName="/aws/lambda/greeter")["events"]
        self.assertIsNone(error)
        self.assertEqual("hello Gaman as greeter", answer)
        self.assertIn("greeting Gaman", [event["message"] for event in logged])

    def test_ends_a_function_that_takes_too_long(self):
        code = archive(index__js="exports.handler = async (event) => event.wait && new Promise(() => setInterval(() => {}, 1000));")
        self.make(self.aws, "warm", code, "nodejs20.x", "index.handler", Timeout=1)
        self.invoke(self.aws, "warm", {})

        answer, error = self.invoke(self.aws, "warm", {"wait": True})

        self.assertEqual("Unhandled", error)
        self.assertIn("Task timed out after 1.00 seconds", answer["errorMessage"])

    def test_runs_in_a_second_place_while_the_first_is_busy(self):
        code = archive(index__js="exports.handler = async (event) => { await new Promise((end) => setTimeout(end, event.ms)); return process.pid; };")
        self.make(self.aws, "twice", code, "nodejs20.x", "index.handler", Timeout=10)
        with ThreadPoolExecutor() as pool:
            answers = [pool.submit(self.invoke, self.aws, "twice", {"ms": 1500}) for _ in range(2)]
            places = {answer.result(30)[0] for answer in answers}

        again, _ = self.invoke(self.aws, "twice", {"ms": 0})

        self.assertEqual(2, len(places))
        self.assertIn(again, places)

    def test_writes_into_the_log_group_it_is_given(self):
        self.aws.client("logs").create_log_group(logGroupName="/own/group")
        code = archive(index__js="exports.handler = async () => console.log('noted');")
        self.make(self.aws, "noting", code, "nodejs20.x", "index.handler", LoggingConfig={"LogGroup": "/own/group"})

        self.invoke(self.aws, "noting", {})

        logged = self.aws.client("logs").filter_log_events(logGroupName="/own/group")["events"]
        self.assertEqual(["noted"], [event["message"] for event in logged])

    def test_brings_a_deleted_log_group_back_only_where_the_role_may_make_one(self):
        logs = self.aws.client("logs")
        code = archive(index__js="exports.handler = async () => console.log('late');")
        for name, may in (("late", False), ("maker", True)):
            group = f"/deleted/{name}"
            logs.create_log_group(logGroupName=group)
            self.make(self.aws, name, code, "nodejs20.x", "index.handler", logs=may, LoggingConfig={"LogGroup": group})
            logs.delete_log_group(logGroupName=group)

            self.invoke(self.aws, name, {})

            self.assertEqual(may, bool(logs.describe_log_groups(logGroupNamePrefix=group)["logGroups"]), name)

    def test_holds_functions_to_their_role_where_asked_to(self):
        guarded = LocalAws("--enforce-iam")
        self.addCleanup(guarded.end)
        self.make(guarded, "reader", archive(index__js=_SECRETS), "nodejs20.x", "index.handler", Timeout=15)
        allowed = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "ec2:DescribeVpcs", "Resource": "*"}]}
        guarded.client("iam").put_role_policy(RoleName="reader", PolicyName="read", PolicyDocument=json.dumps(allowed))

        answer, _ = self.invoke(guarded, "reader", {})

        self.assertEqual({"vpcs": "allowed", "addresses": "UnauthorizedOperation"}, answer)
        self.assertTrue(guarded.client("ec2").describe_addresses()["ResponseMetadata"])


def compiled(name: str, source: str) -> bytes:
    """A jar with one class, by the JDK's compiler."""
    home = Path(os.environ.get("JAVA_HOME", "")) / "bin" / "javac"
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / f"{name}.java").write_text(source)
        subprocess.run([str(home) if home.exists() else "javac", "-d", str(folder), str(folder / f"{name}.java")], check=True, timeout=60)
        jar = folder / "function.jar"
        with zipfile.ZipFile(jar, "w") as out:
            out.write(folder / f"{name}.class", f"{name}.class")
        return jar.read_bytes()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    unittest.main()
