"""Everything that lives in a region and that a destroyed site must not leave behind."""

from botocore.exceptions import ClientError

from localaws import clients
from localaws.cloudformation.stacks import registry


def living(region: str) -> list:
    """[{"service", "kind", "id", "bootstrap"}]: bootstrap marks what the CDK's bootstrap stack made."""
    ec2 = clients.client("ec2", region)
    default_vpcs = {vpc["VpcId"] for vpc in ec2.describe_vpcs()["Vpcs"] if vpc["IsDefault"]}
    found = [*_ec2(ec2, default_vpcs), *_iam(region), *_others(region), *_stacks(region)]
    bootstrap = _bootstrap_ids(region)
    return [
        {"service": service, "kind": kind, "id": identifier, "bootstrap": identifier in bootstrap}
        for service, kind, identifier in found
    ]


def _bootstrap_ids(region: str) -> set:
    stacks = [stack for stack in registry(region).living() if any(output.name == "BootstrapVersion" for output in stack.outputs)]
    return {stack.name for stack in stacks} | {item.physical_id for stack in stacks for item in stack.resources.values()}


def _ec2(ec2, default_vpcs: set):
    for reservation in ec2.describe_instances()["Reservations"]:
        for item in reservation["Instances"]:
            if item["State"]["Name"] != "terminated":
                yield "ec2", "instance", item["InstanceId"]
    for item in ec2.describe_volumes()["Volumes"]:
        yield "ec2", "volume", item["VolumeId"]
    for item in ec2.describe_network_interfaces()["NetworkInterfaces"]:
        yield "ec2", "network interface", item["NetworkInterfaceId"]
    for item in ec2.describe_addresses()["Addresses"]:
        yield "ec2", "elastic IP", item["PublicIp"]
    for item in ec2.describe_security_groups()["SecurityGroups"]:
        if item["GroupName"] != "default":
            yield "ec2", "security group", item["GroupId"]
    for item in ec2.describe_flow_logs()["FlowLogs"]:
        yield "ec2", "flow log", item["FlowLogId"]
    yield from _network(ec2, default_vpcs)
    yield from _connections(ec2)


def _network(ec2, default_vpcs: set):
    for kind, result, identifier in (
        ("VPC", ec2.describe_vpcs()["Vpcs"], "VpcId"),
        ("subnet", ec2.describe_subnets()["Subnets"], "SubnetId"),
        ("route table", ec2.describe_route_tables()["RouteTables"], "RouteTableId"),
        ("network ACL", ec2.describe_network_acls()["NetworkAcls"], "NetworkAclId"),
    ):
        for item in result:
            if item["VpcId"] not in default_vpcs:
                yield "ec2", kind, item[identifier]
    for item in ec2.describe_internet_gateways()["InternetGateways"]:
        if not any(attachment["VpcId"] in default_vpcs for attachment in item["Attachments"]):
            yield "ec2", "internet gateway", item["InternetGatewayId"]
    for item in ec2.describe_nat_gateways()["NatGateways"]:
        if item["State"] != "deleted":
            yield "ec2", "NAT gateway", item["NatGatewayId"]


def _connections(ec2):
    for kind, result, identifier in (
        ("VPN connection", ec2.describe_vpn_connections()["VpnConnections"], "VpnConnectionId"),
        ("VPN gateway", ec2.describe_vpn_gateways()["VpnGateways"], "VpnGatewayId"),
        ("customer gateway", ec2.describe_customer_gateways()["CustomerGateways"], "CustomerGatewayId"),
        ("transit gateway", ec2.describe_transit_gateways()["TransitGateways"], "TransitGatewayId"),
        (
            "transit gateway attachment",
            ec2.describe_transit_gateway_attachments()["TransitGatewayAttachments"],
            "TransitGatewayAttachmentId",
        ),
    ):
        for item in result:
            if item.get("State") not in ("deleted", "deleting"):
                yield "ec2", kind, item[identifier]


def _iam(region: str):
    iam = clients.client("iam", region)
    for item in iam.list_roles()["Roles"]:
        yield "iam", "role", item["RoleName"]
    for item in iam.list_policies(Scope="Local")["Policies"]:
        yield "iam", "policy", item["Arn"]
    for item in iam.list_instance_profiles()["InstanceProfiles"]:
        yield "iam", "instance profile", item["InstanceProfileName"]


def _others(region: str):
    for service, kind, operation, path, identifier in (
        ("lambda", "function", "list_functions", "Functions", "FunctionName"),
        ("logs", "log group", "describe_log_groups", "logGroups", "logGroupName"),
        ("cloudwatch", "alarm", "describe_alarms", "MetricAlarms", "AlarmName"),
        ("cloudwatch", "dashboard", "list_dashboards", "DashboardEntries", "DashboardName"),
        ("secretsmanager", "secret", "list_secrets", "SecretList", "ARN"),
        ("ssm", "parameter", "describe_parameters", "Parameters", "Name"),
        ("s3", "bucket", "list_buckets", "Buckets", "Name"),
        ("ecr", "repository", "describe_repositories", "repositories", "repositoryName"),
        ("sns", "topic", "list_topics", "Topics", "TopicArn"),
        ("scheduler", "schedule", "list_schedules", "Schedules", "Name"),
        ("stepfunctions", "state machine", "list_state_machines", "stateMachines", "stateMachineArn"),
        ("events", "rule", "list_rules", "Rules", "Name"),
    ):
        client = clients.client(service, region)
        for item in _every(client, operation, path):
            if not str(item[identifier]).startswith("/aws/service/"):
                yield service, kind, item[identifier]
    for name in clients.client("dynamodb", region).list_tables()["TableNames"]:
        yield "dynamodb", "table", name
    kms = clients.client("kms", region)
    of_aws = {alias.get("TargetKeyId") for alias in _every(kms, "list_aliases", "Aliases") if alias["AliasName"].startswith("alias/aws/")}
    for item in _every(kms, "list_keys", "Keys"):
        key = kms.describe_key(KeyId=item["KeyId"])["KeyMetadata"]
        if key["KeyState"] != "PendingDeletion" and item["KeyId"] not in of_aws:
            yield "kms", "key", item["KeyId"]


def _every(client, operation: str, path: str) -> list:
    try:
        if client.can_paginate(operation):
            return [item for page in client.get_paginator(operation).paginate() for item in page.get(path, [])]
        return getattr(client, operation)().get(path, [])
    except ClientError:
        return []


def _stacks(region: str):
    for stack in registry(region).living():
        yield "cloudformation", "stack", stack.name
