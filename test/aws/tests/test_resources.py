"""Every family of resources comes, changes and goes."""

import unittest

from tests.harness import LocalAwsTest
from tests.sites import ROLE, function, network

_TAGS = [{"Key": "site", "Value": "virginia"}]


def vpn(routes: list) -> dict:
    return {
        **network(),
        "Table": {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}},
        "Cgw": {"Type": "AWS::EC2::CustomerGateway", "Properties": {"Type": "ipsec.1", "BgpAsn": "65010", "IpAddress": "203.0.113.10"}},
        "Vgw": {"Type": "AWS::EC2::VPNGateway", "Properties": {"Type": "ipsec.1", "Tags": _TAGS}},
        "VgwAttachment": {"Type": "AWS::EC2::VPCGatewayAttachment", "Properties": {"VpcId": {"Ref": "Vpc"}, "VpnGatewayId": {"Ref": "Vgw"}}},
        "Vpn": {
            "Type": "AWS::EC2::VPNConnection",
            "Properties": {
                "Type": "ipsec.1",
                "CustomerGatewayId": {"Ref": "Cgw"},
                "VpnGatewayId": {"Ref": "Vgw"},
                "StaticRoutesOnly": "true",
            },
        },
        **{
            f"Route{number}": {
                "Type": "AWS::EC2::VPNConnectionRoute",
                "Properties": {"VpnConnectionId": {"Ref": "Vpn"}, "DestinationCidrBlock": block},
            }
            for number, block in enumerate(routes)
        },
        "Propagation": {
            "Type": "AWS::EC2::VPNGatewayRoutePropagation",
            "DependsOn": "VgwAttachment",
            "Properties": {"RouteTableIds": [{"Ref": "Table"}], "VpnGatewayId": {"Ref": "Vgw"}},
        },
    }


def acl(port: int) -> dict:
    entry = {
        "NetworkAclId": {"Ref": "Acl"},
        "RuleNumber": 100,
        "Protocol": 17,
        "RuleAction": "allow",
        "CidrBlock": "198.51.100.7/32",
        "PortRange": {"From": str(port), "To": port},
    }
    return {
        **network(),
        "Acl": {"Type": "AWS::EC2::NetworkAcl", "Properties": {"VpcId": {"Ref": "Vpc"}}},
        "Entry": {"Type": "AWS::EC2::NetworkAclEntry", "Properties": entry},
        "AclAssociation": {
            "Type": "AWS::EC2::SubnetNetworkAclAssociation",
            "Properties": {"SubnetId": {"Ref": "Subnet"}, "NetworkAclId": {"Ref": "Acl"}},
        },
    }


def nat(tag: str) -> dict:
    return {
        **network(),
        "NatAddress": {"Type": "AWS::EC2::EIP", "DependsOn": "Attachment"},
        "Nat": {
            "Type": "AWS::EC2::NatGateway",
            "DependsOn": "Attachment",
            "Properties": {
                "AllocationId": {"Fn::GetAtt": ["NatAddress", "AllocationId"]},
                "SubnetId": {"Ref": "Subnet"},
                "Tags": [{"Key": "Name", "Value": tag}],
            },
        },
    }


def transit(block: str) -> dict:
    return {
        **network(),
        "Transit": {"Type": "AWS::EC2::TransitGateway", "Properties": {"AmazonSideAsn": 64512, "Tags": _TAGS}},
        "TransitAttachment": {
            "Type": "AWS::EC2::TransitGatewayAttachment",
            "Properties": {"TransitGatewayId": {"Ref": "Transit"}, "VpcId": {"Ref": "Vpc"}, "SubnetIds": [{"Ref": "Subnet"}]},
        },
        "TransitTable": {"Type": "AWS::EC2::TransitGatewayRouteTable", "Properties": {"TransitGatewayId": {"Ref": "Transit"}}},
        "TransitRoute": {
            "Type": "AWS::EC2::TransitGatewayRoute",
            "Properties": {
                "DestinationCidrBlock": block,
                "TransitGatewayAttachmentId": {"Ref": "TransitAttachment"},
                "TransitGatewayRouteTableId": {"Ref": "TransitTable"},
            },
        },
    }


def timed(expression: str) -> dict:
    arn = {"Fn::GetAtt": ["Function", "Arn"]}
    role = {"Fn::GetAtt": ["Role", "Arn"]}
    return {
        "Role": ROLE,
        "Function": function(),
        "Group": {"Type": "AWS::Scheduler::ScheduleGroup"},
        "Schedule": {
            "Type": "AWS::Scheduler::Schedule",
            "Properties": {
                "GroupName": {"Ref": "Group"},
                "FlexibleTimeWindow": {"Mode": "OFF"},
                "ScheduleExpression": expression,
                "Target": {"Arn": arn, "RoleArn": role},
            },
        },
        "Rule": {"Type": "AWS::Events::Rule", "Properties": {"ScheduleExpression": expression, "Targets": [{"Id": "one", "Arn": arn}]}},
        "Machine": {
            "Type": "AWS::StepFunctions::StateMachine",
            "Properties": {"RoleArn": role, "Definition": {"StartAt": "A", "Comment": expression, "States": {"A": {"Type": "Succeed"}}}},
        },
    }


def watched(text: str) -> dict:
    topic = {"Ref": "Topic"}
    allow = {"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": topic}
    return {
        "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": text, "Tags": _TAGS}},
        "Mail": {"Type": "AWS::SNS::Subscription", "Properties": {"TopicArn": topic, "Protocol": "email", "Endpoint": "noc@example.com"}},
        "Publishers": {
            "Type": "AWS::SNS::TopicPolicy",
            "Properties": {"Topics": [topic], "PolicyDocument": {"Version": "2012-10-17", "Statement": [allow]}},
        },
        "Alarm": {
            "Type": "AWS::CloudWatch::Alarm",
            "Properties": {
                "AlarmDescription": text,
                "AlarmActions": [topic],
                "ComparisonOperator": "GreaterThanThreshold",
                "EvaluationPeriods": "2",
                "MetricName": "StatusCheckFailed_System",
                "Namespace": "AWS/EC2",
                "Period": 60,
                "Statistic": "Maximum",
                "Threshold": "0",
            },
        },
        "Board": {"Type": "AWS::CloudWatch::Dashboard", "Properties": {"DashboardBody": '{"widgets": [], "start": "-' + text + '"}'}},
        "Secret": {
            "Type": "AWS::SecretsManager::Secret",
            "Properties": {"Description": text, "GenerateSecretString": {"PasswordLength": "24", "ExcludePunctuation": "true"}},
        },
        "Key": {"Type": "AWS::KMS::Key", "Properties": {"Description": text, "EnableKeyRotation": "true"}},
        "KeyName": {"Type": "AWS::KMS::Alias", "Properties": {"AliasName": "alias/watched", "TargetKeyId": {"Ref": "Key"}}},
        "Lines": {"Type": "AWS::Logs::LogGroup"},
        "Count": {
            "Type": "AWS::Logs::MetricFilter",
            "Properties": {
                "FilterPattern": '"' + text + '"',
                "LogGroupName": {"Ref": "Lines"},
                "MetricTransformations": [{"DefaultValue": 0, "MetricName": "Lines", "MetricNamespace": "Test", "MetricValue": "1"}],
            },
        },
        "Query": {"Type": "AWS::Logs::QueryDefinition", "Properties": {"Name": "lines", "QueryString": "fields " + text, "LogGroupNames": [{"Ref": "Lines"}]}},
        "Table": {
            "Type": "AWS::DynamoDB::Table",
            "Properties": {
                "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                "BillingMode": "PAY_PER_REQUEST",
                "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                "Tags": [{"Key": "text", "Value": text}],
                "TimeToLiveSpecification": {"AttributeName": "expiresAt", "Enabled": "true"},
            },
        },
        "Store": {"Type": "AWS::S3::Bucket", "Properties": {"Tags": [{"Key": "text", "Value": text}]}},
    }


_FAMILIES = {
    "acl": (acl(5060), acl(5061)),
    "nat": (nat("one"), nat("two")),
    "timed": (timed("rate(1 day)"), timed("rate(2 days)")),
    "transit": (transit("10.1.0.0/16"), transit("10.2.0.0/16")),
    "vpn": (vpn(["10.1.0.0/16"]), vpn(["10.1.0.0/16", "10.2.0.0/16"])),
    "watched": (watched("1h"), watched("2h")),
}


class ResourcesTest(LocalAwsTest):
    def test_every_family_comes_changes_and_goes_without_a_trace(self):
        for name, (first, second) in _FAMILIES.items():
            with self.subTest(name):
                before = self.aws.get("/localaws/leftovers?region=us-east-1")[1]

                created = self.deploy(name, first)
                updated = self.deploy(name, second)
                removed = self.remove(name)

                statuses = (created["StackStatus"], updated["StackStatus"], removed)
                self.assertEqual(("CREATE_COMPLETE", "UPDATE_COMPLETE", "DELETE_COMPLETE"), statuses, self.failures(created["StackId"]))
                self.assertEqual(before, self.aws.get("/localaws/leftovers?region=us-east-1")[1])

    def test_keeps_the_routes_of_a_vpn_connection(self):
        self.deploy("routed", vpn(["10.1.0.0/16", "10.2.0.0/16"]))

        connection = self.ec2.describe_vpn_connections(VpnConnectionIds=[self.physical_id("routed", "Vpn")])["VpnConnections"][0]
        table = self.ec2.describe_route_tables(RouteTableIds=[self.physical_id("routed", "Table")])["RouteTables"][0]
        self.assertTrue(connection["Options"]["StaticRoutesOnly"])
        self.assertEqual(["10.1.0.0/16", "10.2.0.0/16"], [route["DestinationCidrBlock"] for route in connection["Routes"]])
        self.assertEqual([{"GatewayId": self.physical_id("routed", "Vgw")}], table["PropagatingVgws"])

    def failures(self, stack_id: str) -> list:
        events = self.cloudformation.describe_stack_events(StackName=stack_id)["StackEvents"]
        return [event.get("ResourceStatusReason") for event in events if "FAILED" in event["ResourceStatus"]]


if __name__ == "__main__":
    unittest.main()
