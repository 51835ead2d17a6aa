"""Start and end of the server, and what it shows beside AWS's APIs."""

import signal
import subprocess
import sys
import unittest
import urllib.request

from tests.harness import REGION, LocalAws, LocalAwsTest


class ServerTest(LocalAwsTest):
    def test_ends_on_sigterm(self):
        server = LocalAws()

        server.process.send_signal(signal.SIGTERM)

        self.assertEqual(0, server.process.wait(timeout=20))

    def test_ends_with_its_parent(self):
        parent = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
        server = LocalAws("--parent", str(parent.pid))

        parent.stdin.close()
        parent.wait(timeout=20)

        self.assertEqual(0, server.process.wait(timeout=20))

    def test_ends_when_its_input_closes(self):
        server = LocalAws("--until-stdin-closes")

        server.process.stdin.close()

        self.assertEqual(0, server.process.wait(timeout=20))

    def test_names_its_process_when_it_is_ready(self):
        self.assertEqual(self.aws.process.pid, self.aws.ready["pid"])
        self.assertRegex(self.aws.ready["endpoint"], r"^http://127\.0\.0\.1:\d+$")

    def test_calls_any_operation(self):
        status, answer = self.aws.post("/localaws/call", {"service": "sts", "operation": "get_caller_identity"})

        self.assertEqual((200, "123456789012"), (status, answer["Account"]))

    def test_tells_what_is_wrong_with_a_call(self):
        rows = [
            ({"service": "ec2"}, "BadRequest", "missing: operation"),
            ({"service": "nothing", "operation": "x"}, "BadRequest", "Unknown service"),
            ({"service": "ec2", "operation": "describe_nothing"}, "BadRequest", "has no operation 'describe_nothing'"),
            (
                {"service": "ec2", "operation": "describe_vpcs", "region": REGION, "parameters": {"VpcIds": ["vpc-0"]}},
                "InvalidVpcID.NotFound",
                "vpc-0",
            ),
        ]
        for body, code, text in rows:
            with self.subTest(text):
                status, answer = self.aws.post("/localaws/call", body)

                self.assertEqual((400, code), (status, answer["error"]["code"]))
                self.assertIn(text, answer["error"]["message"])

    def test_knows_no_other_paths(self):
        status, answer = self.aws.get("/localaws/nothing")

        self.assertEqual(404, status)
        self.assertIn("/localaws/leftovers", answer["error"]["message"])

    def test_lists_what_lives(self):
        topic = self.aws.client("sns").create_topic(Name="living")["TopicArn"]

        listed = self.aws.get(f"/localaws/leftovers?region={REGION}")[1]

        self.assertIn({"service": "sns", "kind": "topic", "id": topic, "bootstrap": False}, listed)
        self.aws.client("sns").delete_topic(TopicArn=topic)
        self.assertNotIn(topic, [item["id"] for item in self.aws.get(f"/localaws/leftovers?region={REGION}")[1]])

    def test_puts_seeds(self):
        secret = {"name": "cloudconnect/twilio", "value": {"accountSid": "AC1"}}
        name = "/aws/service/marketplace/prod-seed/17.12"

        status, put = self.aws.post(
            "/localaws/seed", {"region": REGION, "secrets": [secret], "keyPairs": ["ops"], "publicParameters": [{"name": name}]}
        )

        stored = self.aws.client("secretsmanager").get_secret_value(SecretId=secret["name"])["SecretString"]
        parameter = self.aws.client("ssm").get_parameter(Name=name)["Parameter"]["Value"]
        self.assertEqual(200, status)
        self.assertEqual('{"accountSid": "AC1"}', stored)
        self.assertEqual(put["publicParameters"][0]["value"], parameter)
        self.assertEqual(1, len(self.ec2.describe_images(ImageIds=[parameter])["Images"]))
        self.assertEqual(1, len(self.ec2.describe_key_pairs(KeyNames=["ops"])["KeyPairs"]))

    def test_refuses_a_seed_it_does_not_know(self):
        status, answer = self.aws.post("/localaws/seed", {"secret": []})

        self.assertEqual((400, "unknown: secret; there is region, images, keyPairs, publicParameters, secrets"), (status, answer["error"]["message"]))

    def test_drops_an_answer_that_nobody_waits_for(self):
        request = urllib.request.Request(f"{self.aws.endpoint}/cfn-response/0/unknown", data=b"{}", method="PUT")

        with urllib.request.urlopen(request, timeout=10) as response:
            self.assertEqual(200, response.status)


if __name__ == "__main__":
    unittest.main()
