"""Schedules that a test lets come due."""

from tests.harness import LocalAws, LocalAwsTest

_MOMENT = "2026-12-24T18:00:00"


def _role(stack) -> dict:
    allow = {"Effect": "Allow", "Action": "cloudformation:DeleteStack", "Resource": stack}
    trust = {"Effect": "Allow", "Principal": {"Service": "scheduler.amazonaws.com"}, "Action": "sts:AssumeRole"}
    return {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]},
            "Policies": [{"PolicyName": "Delete", "PolicyDocument": {"Version": "2012-10-17", "Statement": [allow]}}],
        },
    }


def _expiring(allowed=None) -> dict:
    this = {"Ref": "AWS::StackId"}
    return {
        "Role": _role(allowed or this),
        "Schedule": {
            "Type": "AWS::Scheduler::Schedule",
            "Properties": {
                "FlexibleTimeWindow": {"Mode": "OFF"},
                "ScheduleExpression": "rate(1 hour)",
                "StartDate": _MOMENT + ".000Z",
                "Target": {
                    "Arn": "arn:aws:scheduler:::aws-sdk:cloudformation:deleteStack",
                    "RoleArn": {"Fn::GetAtt": ["Role", "Arn"]},
                    "Input": {"Fn::Sub": '{"StackName": "${AWS::StackId}"}'},
                },
            },
        },
    }


class SchedulesTest(LocalAwsTest):
    def test_a_stack_removes_itself_when_its_time_has_come_and_not_before(self):
        stack = self.deploy("short-lived", _expiring())
        self.assertEqual([], self.aws.post("/localaws/schedules/run", {"until": "2026-12-24T17:59:59Z"})[1])

        [ran] = self.aws.post("/localaws/schedules/run", {"until": _MOMENT + "Z"})[1]

        self.assertEqual("", ran["error"])
        self.assertEqual("DELETE_COMPLETE", self.settled(stack["StackId"])["StackStatus"])

    def test_a_named_schedule_runs_whatever_its_time_and_another_does_not(self):
        self.deploy("named", _expiring())
        name = self.physical_id("named", "Schedule")

        self.assertEqual([], self.aws.post("/localaws/schedules/run", {"name": "other"})[1])
        self.assertEqual([name], [ran["name"] for ran in self.aws.post("/localaws/schedules/run", {"name": name})[1]])


class BoundSchedulesTest(LocalAwsTest):
    @classmethod
    def setUpClass(cls):
        cls.aws = LocalAws("--enforce-iam")
        cls.cloudformation = cls.aws.client("cloudformation")

    @classmethod
    def tearDownClass(cls):
        cls.aws.end()

    def test_a_schedule_may_only_do_what_its_role_allows(self):
        self.deploy("bound", _expiring("arn:aws:cloudformation:us-east-1:123456789012:stack/other/*"))

        [ran] = self.aws.post("/localaws/schedules/run", {"until": _MOMENT + "Z"})[1]

        self.assertIn("not authorized to perform: cloudformation:DeleteStack", ran["error"])
        allowed = self.deploy("allowed", _expiring())
        self.aws.post("/localaws/schedules/run", {"name": self.physical_id("allowed", "Schedule")})
        self.assertEqual("DELETE_COMPLETE", self.settled(allowed["StackId"])["StackStatus"])
