"""The CDK CLI of the repository against the local AWS."""

import os
import subprocess
import unittest

from tests.harness import FOLDER, REGION, LocalAws, LocalAwsTest


class CdkCliTest(LocalAwsTest):
    def test_bootstraps_an_account_and_marks_what_it_made(self):
        fresh = LocalAws()
        self.addCleanup(fresh.end)
        environment = {
            **os.environ,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_ENDPOINT_URL": fresh.endpoint,
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "CDK_CLI_DISABLE_NOTICES": "1",
            "CDK_DISABLE_CLI_TELEMETRY": "true",
            "CDK_DISABLE_VERSION_CHECK": "1",
            "CI": "true",
        }
        cli = FOLDER.parent.parent / "node_modules/.bin/cdk"

        run = subprocess.run(
            [str(cli), "bootstrap", f"aws://123456789012/{REGION}"],
            cwd=FOLDER / "target",
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
        )

        listed = fresh.get(f"/localaws/leftovers?region={REGION}")[1]
        self.assertEqual(0, run.returncode, run.stdout.decode())
        self.assertIn("CDKToolkit", [item["id"] for item in listed])
        self.assertEqual([], [item for item in listed if not item["bootstrap"]])


if __name__ == "__main__":
    unittest.main()
