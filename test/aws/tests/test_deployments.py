"""Stacks: created, updated, replaced, rolled back and removed as CloudFormation documents it."""

import base64
import unittest

from tests.harness import LocalAwsTest, image, outputs
from tests.sites import network, site

_PARAMETER = {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": "one"}}
_IMPOSSIBLE = {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "/aws/reserved/name", "Type": "String", "Value": "x"}}


class DeploymentsTest(LocalAwsTest):
    def address(self, stack: dict) -> dict:
        return self.ec2.describe_addresses(PublicIps=[outputs(stack)["Ip"]])["Addresses"][0]

    def deploy_site(self, name: str, version: str = "1", **more) -> dict:
        resources = {**site(image(self.aws), version), **more.pop("extra", {})}
        return self.deploy(name, resources, Outputs={"Ip": {"Value": {"Ref": "Address"}}}, **more)

    def test_creates_a_site_and_leaves_nothing_of_it(self):
        before = self.aws.get("/localaws/leftovers?region=us-east-1")[1]

        stack = self.deploy_site("Whole")

        instance = self.ec2.describe_instances(InstanceIds=[self.physical_id("Whole", "Router1")])["Reservations"][0]["Instances"][0]
        data = self.ec2.describe_instance_attribute(InstanceId=instance["InstanceId"], Attribute="userData")["UserData"]["Value"]
        volume = self.ec2.describe_volumes(Filters=[{"Name": "attachment.instance-id", "Values": [instance["InstanceId"]]}])["Volumes"][0]
        self.assertEqual("CREATE_COMPLETE", stack["StackStatus"])
        self.assertEqual(instance["InstanceId"], self.address(stack)["InstanceId"])
        self.assertEqual("10.20.1.4", instance["PrivateIpAddress"])
        self.assertFalse(instance["NetworkInterfaces"][0]["SourceDestCheck"])
        self.assertEqual(f"hostname first {outputs(stack)['Ip']}", base64.b64decode(data).decode())
        self.assertEqual((16, True, "gp3"), (volume["Size"], volume["Encrypted"], volume["VolumeType"]))

        self.assertEqual("DELETE_COMPLETE", self.remove("Whole"))
        self.assertEqual(before, self.aws.get("/localaws/leftovers?region=us-east-1")[1])

    def test_tells_what_a_deleted_stack_had(self):
        stack = self.deploy_site("Past")
        had = {item["LogicalResourceId"] for item in self.resources(stack["StackId"])}

        self.remove("Past")

        after = self.resources(stack["StackId"])
        self.assertEqual(had, {item["LogicalResourceId"] for item in after})
        self.assertEqual({"DELETE_COMPLETE"}, {item["ResourceStatus"] for item in after})

    def resources(self, stack_id: str) -> list:
        return self.cloudformation.list_stack_resources(StackName=stack_id)["StackResourceSummaries"]

    def test_keeps_the_elastic_ip_when_the_router_is_replaced(self):
        first = self.deploy_site("Moved", "1")
        old_association = self.physical_id("Moved", "Association")
        old_router = self.physical_id("Moved", "Router1")

        second = self.deploy_site("Moved", "2")

        self.assertEqual("UPDATE_COMPLETE", second["StackStatus"])
        self.assertEqual(outputs(first), outputs(second))
        self.assertEqual(self.physical_id("Moved", "Router2"), self.address(second)["InstanceId"])
        self.assertEqual(self.physical_id("Moved", "Association"), self.address(second)["AssociationId"])
        self.assertNotEqual(old_association, self.physical_id("Moved", "Association"))
        ended = self.ec2.describe_instances(InstanceIds=[old_router])["Reservations"][0]["Instances"][0]
        self.assertEqual("terminated", ended["State"]["Name"])
        happened = self.events(second["StackId"])
        self.assertLess(happened.index(("Router2", "CREATE_COMPLETE")), happened.index(("Router1", "DELETE_IN_PROGRESS")))
        self.assertLess(happened.index(("Router1", "DELETE_COMPLETE")), happened.index(("Interface1", "DELETE_IN_PROGRESS")))
        self.assertEqual("DELETE_COMPLETE", self.remove("Moved"))

    def test_changes_a_router_in_place_where_cloudformation_does(self):
        first = site(image(self.aws))
        self.deploy("InPlace", first)
        router = self.physical_id("InPlace", "Router1")
        properties = {
            **first["Router1"]["Properties"],
            "InstanceType": "c5.xlarge",
            "Monitoring": "true",
            "InstanceInitiatedShutdownBehavior": "terminate",
            "MetadataOptions": {"HttpTokens": "required", "HttpPutResponseHopLimit": "2"},
            "UserData": {"Fn::Base64": "hostname second"},
        }

        stack = self.deploy("InPlace", {**first, "Router1": {**first["Router1"], "Properties": properties}})

        described = self.ec2.describe_instances(InstanceIds=[router])["Reservations"][0]["Instances"][0]
        data = self.ec2.describe_instance_attribute(InstanceId=router, Attribute="userData")["UserData"]["Value"]
        behaviour = self.ec2.describe_instance_attribute(InstanceId=router, Attribute="instanceInitiatedShutdownBehavior")
        self.assertEqual(("UPDATE_COMPLETE", router), (stack["StackStatus"], self.physical_id("InPlace", "Router1")), self.reasons(stack["StackId"], "Router1"))
        self.assertEqual(("c5.xlarge", "running"), (described["InstanceType"], described["State"]["Name"]))
        self.assertEqual("enabled", described["Monitoring"]["State"])
        self.assertEqual(("required", 2), (described["MetadataOptions"]["HttpTokens"], described["MetadataOptions"]["HttpPutResponseHopLimit"]))
        self.assertEqual("hostname second", base64.b64decode(data).decode())
        self.assertEqual("terminate", behaviour["InstanceInitiatedShutdownBehavior"]["Value"])

    def test_tells_replacement_in_the_change_set(self):
        self.deploy_site("Told", "1")

        self.deploy_site("Told", "2")

        changes = {item["ResourceChange"]["LogicalResourceId"]: item["ResourceChange"] for item in self.changes["Changes"]}
        self.assertEqual("Add", changes["Router2"]["Action"])
        self.assertEqual("Remove", changes["Router1"]["Action"])
        self.assertEqual("True", changes["Association"]["Replacement"])

    def test_rolls_a_failed_update_back(self):
        stack = self.deploy("Undone", {"Kept": _PARAMETER})

        changed = {**_PARAMETER, "Properties": {**_PARAMETER["Properties"], "Value": "two"}}
        failed = self.deploy("Undone", {"Kept": changed, "New": _PARAMETER, "Wrong": {**_IMPOSSIBLE, "DependsOn": ["Kept", "New"]}})

        name = self.physical_id("Undone", "Kept")
        self.assertEqual("UPDATE_ROLLBACK_COMPLETE", failed["StackStatus"])
        self.assertEqual("one", self.aws.client("ssm").get_parameter(Name=name)["Parameter"]["Value"])
        self.assertEqual(["Kept"], [item["LogicalResourceId"] for item in self.resources("Undone")])
        self.assertIn(("New", "DELETE_COMPLETE"), self.events(stack["StackId"]))
        self.assertIn("reserved", self.reasons(stack["StackId"], "Wrong")[0])

    def test_rolls_a_failed_creation_back_to_nothing(self):
        before = self.aws.get("/localaws/leftovers?region=us-east-1")[1]
        needed = {"Wrong": {**_IMPOSSIBLE, "DependsOn": "Association"}}

        failed = self.deploy_site("Failed", extra=needed)

        self.assertEqual("ROLLBACK_COMPLETE", failed["StackStatus"])
        self.assertIn("[Wrong]", self.reasons(failed["StackId"], "Failed")[0] + self.reasons(failed["StackId"], "Failed")[1])
        self.remove("Failed")
        self.assertEqual(before, self.aws.get("/localaws/leftovers?region=us-east-1")[1])

    def test_retains_what_it_is_told_to(self):
        kept = {**_PARAMETER, "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"}
        careful = {**_PARAMETER, "DeletionPolicy": "RetainExceptOnCreate"}

        failed = self.deploy("Retained", {"Kept": kept, "Careful": careful, "Wrong": {**_IMPOSSIBLE, "DependsOn": ["Kept", "Careful"]}})

        happened = self.events(failed["StackId"])
        self.assertIn(("Kept", "DELETE_SKIPPED"), happened)
        self.assertIn(("Careful", "DELETE_COMPLETE"), happened)

    def test_keeps_the_old_resource_where_replacement_says_so(self):
        named = {"Type": "AWS::Logs::LogGroup", "UpdateReplacePolicy": "Retain", "Properties": {"LogGroupName": "/replaced/one"}}
        self.deploy("Replaced", {"Logs": named})

        self.deploy("Replaced", {"Logs": {**named, "Properties": {"LogGroupName": "/replaced/two"}}})

        groups = self.aws.client("logs").describe_log_groups(logGroupNamePrefix="/replaced/")["logGroups"]
        self.assertEqual(["/replaced/one", "/replaced/two"], sorted(group["logGroupName"] for group in groups))

    def test_finds_no_changes(self):
        self.deploy("Same", {"Kept": _PARAMETER})

        message = self.refused(
            "ValidationError", self.cloudformation.update_stack, StackName="Same", UsePreviousTemplate=True, Parameters=[]
        )

        self.assertEqual("No updates are to be performed.", message)

    def test_refuses_unknown_types_and_properties_all_at_once(self):
        unknown = {**_PARAMETER, "Properties": {**_PARAMETER["Properties"], "Colour": "red"}}
        disk = {"Type": "AWS::EC2::Instance", "Properties": {"BlockDeviceMappings": [{"DeviceName": "x", "Ebs": {"Colour": "red"}}]}}
        cases = {
            "Unrecognized resource types: [AWS::Nothing::AtAll]": {"Odd": {"Type": "AWS::Nothing::AtAll"}},
            "First (AWS::SSM::Parameter): Colour; Second (AWS::EC2::Instance): BlockDeviceMappings.Ebs.Colour": {
                "First": unknown,
                "Second": disk,
            },
        }
        for expected, resources in cases.items():
            with self.subTest(expected):
                message = self.refused("ValidationError", self.deploy, name="Odd", resources=resources)
                self.assertIn(expected, message)

    def test_refuses_what_is_not_acknowledged(self):
        template = '{"Resources": {"Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}}}'

        self.refused("InsufficientCapabilitiesException", self.cloudformation.create_stack, StackName="Bold", TemplateBody=template)

    def test_reads_public_parameters_anew_at_every_deployment(self):
        name = "/aws/service/marketplace/prod-test/17.12"
        declared = {"Image": {"Type": "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", "Default": name}}
        kept = {"Kept": {**_PARAMETER, "Properties": {"Type": "String", "Value": {"Ref": "Image"}}}}
        for value, previous in (("ami-00000000000000002", []), ("ami-00000000000000003", [{"ParameterKey": "Image", "UsePreviousValue": True}])):
            self.aws.post("/localaws/seed", {"publicParameters": [{"name": name, "value": value}]})

            self.deploy("Looked", kept, Parameters=declared, parameters=previous)

            stored = self.aws.client("ssm").get_parameter(Name=self.physical_id("Looked", "Kept"))["Parameter"]["Value"]
            self.assertEqual(value, stored)

    def test_shares_values_between_stacks(self):
        exporting = {"Shared": {"Value": {"Fn::GetAtt": ["Kept", "Value"]}, "Export": {"Name": "shared"}}}
        self.deploy("Exporter", {"Kept": _PARAMETER}, Outputs=exporting)
        imported = {**_PARAMETER, "Properties": {"Type": "String", "Value": {"Fn::ImportValue": "shared"}}}

        self.deploy("Importer", {"Copy": imported})

        self.assertEqual("DELETE_FAILED", self.remove("Exporter"))
        self.assertEqual("DELETE_COMPLETE", self.remove("Importer"))
        self.assertEqual("DELETE_COMPLETE", self.remove("Exporter"))

    def test_stops_where_the_deletion_order_is_wrong(self):
        resources = {**network(), "Address": {"Type": "AWS::EC2::EIP"}}
        stack = self.deploy("Wrong", resources)
        interface = self.ec2.create_network_interface(SubnetId=self.physical_id("Wrong", "Subnet"))["NetworkInterface"]["NetworkInterfaceId"]

        self.assertEqual("DELETE_FAILED", self.remove("Wrong"))
        self.assertIn(("Subnet", "DELETE_FAILED"), self.events(stack["StackId"]))
        self.assertIn(("Vpc", "CREATE_COMPLETE"), self.events(stack["StackId"]))
        self.assertNotIn(("Vpc", "DELETE_IN_PROGRESS"), self.events(stack["StackId"]))

        self.ec2.delete_network_interface(NetworkInterfaceId=interface)
        self.assertEqual("DELETE_COMPLETE", self.remove("Wrong"))

    def test_knows_a_deleted_stack_by_its_id_only(self):
        stack = self.deploy("Gone", {"Kept": _PARAMETER})
        self.remove("Gone")

        message = self.refused("ValidationError", self.cloudformation.describe_stack_events, StackName="Gone")
        by_id = self.cloudformation.describe_stacks(StackName=stack["StackId"])["Stacks"][0]
        self.assertEqual("Stack [Gone] does not exist", message)
        self.assertEqual("DELETE_COMPLETE", by_id["StackStatus"])

    def resources(self, stack: str) -> list:
        return self.cloudformation.list_stack_resources(StackName=stack)["StackResourceSummaries"]


if __name__ == "__main__":
    unittest.main()
