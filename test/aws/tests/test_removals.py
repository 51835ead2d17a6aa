"""Removals that AWS interrupts."""

from tests.harness import LocalAwsTest


class InterruptedRemovalTest(LocalAwsTest):
    def test_every_removing_call_is_refused_once_and_the_stack_goes_all_the_same(self):
        topic = {"Type": "AWS::SNS::Topic", "Properties": {}}
        group = {"Type": "AWS::Logs::LogGroup", "Properties": {}, "DependsOn": "Topic"}
        stack = self.deploy("interrupted", {"Topic": topic, "Group": group})
        self.aws.post("/localaws/refusals", {"removals": True})
        self.addCleanup(self.aws.post, "/localaws/refusals", {"removals": False})

        ends = [self.remove("interrupted") for _ in range(3)]

        self.assertEqual(["DELETE_FAILED", "DELETE_FAILED", "DELETE_COMPLETE"], ends)
        self.assertIn("AWS refuses this once", " ".join(self.reasons(stack["StackId"], "Group")))
        refused = self.aws.post("/localaws/refusals", {"removals": False})[1]["refused"]
        self.assertEqual(["logs DeleteLogGroup", "sns DeleteTopic"], refused)
