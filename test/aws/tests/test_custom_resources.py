"""Custom resources: really executed functions, and every way in which they can fail."""

import json
import unittest

from tests.harness import LocalAwsTest, outputs
from tests.sites import trunk

_OUTPUTS = {
    name: {"Value": value}
    for name, value in {
        "Id": {"Ref": "Trunk"},
        "Secure": {"Fn::GetAtt": ["Trunk", "Secure"]},
        "Count": {"Fn::GetAtt": ["Trunk", "Count"]},
        "Greeting": {"Fn::GetAtt": ["Trunk", "Greeting"]},
    }.items()
}


class CustomResourcesTest(LocalAwsTest):
    def deploy_trunk(self, stack: str, **properties) -> dict:
        return self.deploy(stack, trunk(**properties), Outputs=_OUTPUTS)

    def requests(self, name: str) -> list:
        """What the function was asked, oldest first."""
        logs = self.aws.client("logs")
        group = f"/aws/lambda/{self.physical_id(name, 'Function')}"
        events = logs.filter_log_events(logGroupName=group)["events"]
        asked = [event for event in events if event["message"].startswith("REQUEST ")]
        return [json.loads(event["message"].removeprefix("REQUEST ")) for event in sorted(asked, key=lambda event: event["timestamp"])]

    def test_hands_scalars_over_as_strings_and_takes_data_back(self):
        stack = self.deploy_trunk("Scalars", secure=True, count=10)

        self.assertEqual("CREATE_COMPLETE", stack["StackStatus"])
        self.assertEqual({"Id": "trunk-1", "Secure": "true", "Count": "10", "Greeting": "hello"}, outputs(stack))

    def test_deletes_the_old_one_after_an_update_that_gave_a_new_id(self):
        self.deploy_trunk("Renamed", secure=False, count=1)

        stack = self.deploy_trunk("Renamed", name="trunk-2", secure=False, count=1)

        asked = self.requests("Renamed")
        self.assertEqual("trunk-2", outputs(stack)["Id"])
        self.assertEqual(["Create", "Update", "Delete"], [item["RequestType"] for item in asked])
        self.assertEqual("trunk-1", asked[1]["PhysicalResourceId"])
        self.assertEqual("trunk-1", asked[1]["OldResourceProperties"]["name"])
        self.assertEqual("trunk-1", asked[2]["PhysicalResourceId"])

    def test_rolls_a_refused_update_back_with_an_update(self):
        self.deploy_trunk("Refused", secure=False, count=1)

        stack = self.deploy_trunk("Refused", secure=False, count=2, behaviour="refuse")

        asked = self.requests("Refused")
        self.assertEqual("UPDATE_ROLLBACK_COMPLETE", stack["StackStatus"])
        self.assertEqual(["Create", "Update", "Update"], [item["RequestType"] for item in asked])
        self.assertEqual("1", asked[2]["ResourceProperties"]["count"])
        self.assertIn("Message returned: domain taken", " ".join(self.reasons(stack["StackId"], "Trunk")))

    def test_sends_a_made_up_id_to_delete_what_failed_without_one(self):
        stack = self.deploy_trunk("Unnamed", secure=False, count=1, behaviour="refuse")

        happened = self.events(stack["StackId"])
        deleted = [
            event["PhysicalResourceId"]
            for event in self.cloudformation.describe_stack_events(StackName=stack["StackId"])["StackEvents"]
            if (event["LogicalResourceId"], event["ResourceStatus"]) == ("Trunk", "DELETE_COMPLETE")
        ]
        self.assertEqual("ROLLBACK_COMPLETE", stack["StackStatus"])
        self.assertIn(("Function", "DELETE_COMPLETE"), happened)
        self.assertRegex(deleted[0], r"^Unnamed-Trunk-[0-9A-F]{8}$")

    def test_fails_at_once_when_the_function_ends_without_an_answer(self):
        for behaviour, reason in {"crash": "exited with status 7", "throw": "out of luck"}.items():
            with self.subTest(behaviour):
                stack = self.deploy_trunk(f"Ends-{behaviour}", secure=False, count=1, behaviour=behaviour)

                self.assertEqual("ROLLBACK_COMPLETE", stack["StackStatus"])
                self.assertIn(reason, " ".join(self.reasons(stack["StackId"], "Trunk")))

    def test_waits_no_longer_than_the_service_timeout(self):
        stack = self.deploy_trunk("Silent", secure=False, count=1, behaviour="silent", ServiceTimeout=1)

        self.assertEqual("ROLLBACK_COMPLETE", stack["StackStatus"])
        self.assertIn("did not receive a response", " ".join(self.reasons(stack["StackId"], "Trunk")))

    def test_refuses_an_answer_over_4_kb(self):
        stack = self.deploy_trunk("Long", secure=False, count=1, padding=4096)

        self.assertIn("Response object is too long.", " ".join(self.reasons(stack["StackId"], "Trunk")))

    def test_tells_an_attribute_that_was_not_returned(self):
        wanted = {"Missing": {"Value": {"Fn::GetAtt": ["Trunk", "Nothing"]}}}

        stack = self.deploy("Asked", trunk(secure=False), Outputs=wanted)

        self.assertEqual("ROLLBACK_COMPLETE", stack["StackStatus"])
        self.assertIn("Vendor response doesn't contain Nothing attribute", " ".join(self.reasons(stack["StackId"], "Asked")))


if __name__ == "__main__":
    unittest.main()
