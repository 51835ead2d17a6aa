"""What AWS refuses is refused here too, whoever asks."""

import unittest

from tests.harness import REGION, LocalAwsTest, image

_SIXTY_ONE = [{"CidrIp": f"198.51.100.{number}/32"} for number in range(61)]


class RefusalsTest(LocalAwsTest):
    def setUp(self):
        self.vpc = self.ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
        self.subnet = self.ec2.create_subnet(VpcId=self.vpc, CidrBlock="10.9.1.0/24")["Subnet"]["SubnetId"]
        self.gateway = self.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        self.ec2.attach_internet_gateway(VpcId=self.vpc, InternetGatewayId=self.gateway)
        self.group = self.ec2.create_security_group(GroupName="group", Description="group", VpcId=self.vpc)["GroupId"]

    def interface(self, **more) -> str:
        return self.ec2.create_network_interface(SubnetId=self.subnet, Groups=[self.group], **more)["NetworkInterface"]["NetworkInterfaceId"]

    def run_with(self, interface: str, **more) -> str:
        attached = [{"DeviceIndex": 0, "NetworkInterfaceId": interface}]
        return self.ec2.run_instances(
            ImageId=image(self.aws), InstanceType="c5.large", MinCount=1, MaxCount=1, NetworkInterfaces=attached, **more
        )["Instances"][0]["InstanceId"]

    def test_keeps_an_attached_interface(self):
        interface = self.interface()
        instance = self.run_with(interface)

        self.refused("InvalidParameterValue", self.ec2.delete_network_interface, NetworkInterfaceId=interface)

        self.ec2.terminate_instances(InstanceIds=[instance])
        self.ec2.delete_network_interface(NetworkInterfaceId=interface)

    def test_attaches_an_interface_once(self):
        interface = self.interface()
        self.run_with(interface)

        self.refused("InvalidNetworkInterface.InUse", self.run_with, interface=interface)

    def test_keeps_a_security_group_of_an_interface(self):
        self.interface()

        self.refused("DependencyViolation", self.ec2.delete_security_group, GroupId=self.group)

    def test_keeps_a_security_group_that_another_refers_to(self):
        other = self.ec2.create_security_group(GroupName="other", Description="other", VpcId=self.vpc)["GroupId"]
        permission = [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "UserIdGroupPairs": [{"GroupId": self.group}]}]
        self.ec2.authorize_security_group_ingress(GroupId=other, IpPermissions=permission)

        self.refused("DependencyViolation", self.ec2.delete_security_group, GroupId=self.group)

        self.ec2.delete_security_group(GroupId=other)
        self.ec2.delete_security_group(GroupId=self.group)

    def test_keeps_a_subnet_with_interfaces(self):
        self.interface()

        self.refused("DependencyViolation", self.ec2.delete_subnet, SubnetId=self.subnet)

    def test_keeps_a_vpc_with_content(self):
        self.ec2.delete_subnet(SubnetId=self.subnet)
        self.refused("DependencyViolation", self.ec2.delete_vpc, VpcId=self.vpc)
        self.ec2.detach_internet_gateway(VpcId=self.vpc, InternetGatewayId=self.gateway)
        self.refused("DependencyViolation", self.ec2.delete_vpc, VpcId=self.vpc)
        self.ec2.delete_security_group(GroupId=self.group)

        self.ec2.delete_vpc(VpcId=self.vpc)

    def test_keeps_an_associated_address_and_the_gateway_under_it(self):
        allocation = self.ec2.allocate_address(Domain="vpc")["AllocationId"]
        association = self.ec2.associate_address(AllocationId=allocation, NetworkInterfaceId=self.interface())["AssociationId"]

        self.refused("InvalidIPAddress.InUse", self.ec2.release_address, AllocationId=allocation)
        self.refused("DependencyViolation", self.ec2.detach_internet_gateway, VpcId=self.vpc, InternetGatewayId=self.gateway)

        self.ec2.disassociate_address(AssociationId=association)
        self.ec2.release_address(AllocationId=allocation)
        self.ec2.detach_internet_gateway(VpcId=self.vpc, InternetGatewayId=self.gateway)

    def test_associates_no_address_without_a_gateway(self):
        self.ec2.detach_internet_gateway(VpcId=self.vpc, InternetGatewayId=self.gateway)
        allocation = self.ec2.allocate_address(Domain="vpc")["AllocationId"]

        self.refused("Gateway.NotAttached", self.ec2.associate_address, AllocationId=allocation, NetworkInterfaceId=self.interface())

    def test_gives_an_address_in_use_to_nobody_else(self):
        self.interface(PrivateIpAddress="10.9.1.77")

        self.refused("InvalidIPAddress.InUse", self.interface, PrivateIpAddress="10.9.1.77")
        self.refused("InvalidParameterValue", self.interface, PrivateIpAddress="10.9.1.3")
        self.refused("InvalidParameterValue", self.interface, PrivateIpAddress="10.9.2.7")

    def test_takes_user_data_up_to_16_kb(self):
        self.run_with(self.interface(), UserData="x" * 16384)

        message = self.refused("InvalidParameterValue", self.run_with, interface=self.interface(), UserData="x" * 16385)
        self.assertIn("16384", message)

    def test_knows_its_key_pairs_and_images(self):
        self.refused("InvalidKeyPair.NotFound", self.run_with, interface=self.interface(), KeyName="nobody")
        self.refused(
            "InvalidAMIID.NotFound", self.ec2.run_instances, ImageId="ami-0fffffffffffffff0", InstanceType="c5.large", MinCount=1, MaxCount=1
        )

    def test_holds_the_quota_of_rules(self):
        for authorize in (self.ec2.authorize_security_group_ingress, self.ec2.authorize_security_group_egress):
            permission = [{"IpProtocol": "udp", "FromPort": 5060, "ToPort": 5060, "IpRanges": _SIXTY_ONE}]

            self.refused("RulesPerSecurityGroupLimitExceeded", authorize, GroupId=self.group, IpPermissions=permission)

    def test_reads_the_descriptions_of_rules(self):
        described = [{"CidrIp": "198.51.100.7/32", "Description": "Grüße"}]
        permission = [{"IpProtocol": "udp", "FromPort": 5060, "ToPort": 5060, "IpRanges": described}]

        message = self.refused(
            "InvalidParameterValue", self.ec2.authorize_security_group_ingress, GroupId=self.group, IpPermissions=permission
        )
        self.assertIn("Invalid rule description", message)

    def test_holds_the_quota_of_acl_entries(self):
        acl = self.ec2.create_network_acl(VpcId=self.vpc)["NetworkAcl"]["NetworkAclId"]
        entry = {"NetworkAclId": acl, "Protocol": "17", "RuleAction": "allow", "Egress": False, "CidrBlock": "198.51.100.7/32"}
        for number in range(1, 21):
            self.ec2.create_network_acl_entry(RuleNumber=number, PortRange={"From": 5060, "To": 5060}, **entry)

        self.refused(
            "NetworkAclEntryLimitExceeded",
            self.ec2.create_network_acl_entry,
            RuleNumber=21,
            PortRange={"From": 5060, "To": 5060},
            **entry,
        )

    def test_ends_an_instance_with_its_disk_and_own_interface_but_not_with_a_given_one(self):
        given = {"DeviceIndex": 0, "NetworkInterfaceId": self.interface()}
        own = {"DeviceIndex": 0, "SubnetId": self.subnet, "Groups": [self.group]}
        for attached, kept in ((given, True), (own, False)):
            disk = [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 8, "VolumeType": "gp3"}}]
            running = self.ec2.run_instances(
                ImageId=image(self.aws), MinCount=1, MaxCount=1, NetworkInterfaces=[attached], BlockDeviceMappings=disk
            )["Instances"][0]
            interface = running["NetworkInterfaces"][0]["NetworkInterfaceId"]
            allocation = self.ec2.allocate_address(Domain="vpc")["AllocationId"]
            self.ec2.associate_address(AllocationId=allocation, NetworkInterfaceId=interface)

            self.ec2.terminate_instances(InstanceIds=[running["InstanceId"]])

            standing = self.ec2.describe_network_interfaces(Filters=[{"Name": "network-interface-id", "Values": [interface]}])
            address = self.ec2.describe_addresses(AllocationIds=[allocation])["Addresses"][0]
            disks = self.ec2.describe_volumes(Filters=[{"Name": "attachment.instance-id", "Values": [running["InstanceId"]]}])
            self.assertEqual(["available"] if kept else [], [item["Status"] for item in standing["NetworkInterfaces"]])
            self.assertEqual(kept, bool(address.get("AssociationId")))
            self.assertEqual([], disks["Volumes"])

    def test_moves_an_address_and_ends_the_old_association(self):
        allocation = self.ec2.allocate_address(Domain="vpc")["AllocationId"]
        first, second = self.interface(), self.interface()
        old = self.ec2.associate_address(AllocationId=allocation, NetworkInterfaceId=first)["AssociationId"]

        self.ec2.associate_address(AllocationId=allocation, NetworkInterfaceId=second)

        address = self.ec2.describe_addresses(AllocationIds=[allocation])["Addresses"][0]
        before = self.ec2.describe_network_interfaces(NetworkInterfaceIds=[first])["NetworkInterfaces"][0]
        self.assertEqual(second, address["NetworkInterfaceId"])
        self.assertFalse(before.get("Association"))
        self.refused("InvalidAssociationID.NotFound", self.ec2.disassociate_address, AssociationId=old)

    def test_says_at_once_what_it_has_not_got(self):
        status, answer = self.aws.post(
            "/localaws/call", {"service": "ec2", "operation": "describe_fpga_images", "region": REGION, "parameters": {}}
        )

        self.assertEqual(400, status)
        self.assertEqual("UnsupportedOperation", answer["error"]["code"])


if __name__ == "__main__":
    unittest.main()
