"""VPC, subnets, internet gateway, routes, flow logs."""

from localaws.cloudformation.errors import ResourceFailure
from localaws.resources.ec2_tags import retag, specification
from localaws.resources.handler import TAGS, Handler, Made, boolean, changeable, changed, fixed, some
from localaws.resources.registry import emulates


@emulates
class Vpc(Handler):
    type_name = "AWS::EC2::VPC"
    properties = {
        "CidrBlock": fixed(),
        "EnableDnsHostnames": changeable(),
        "EnableDnsSupport": changeable(),
        "InstanceTenancy": fixed(),
        "Tags": changeable(TAGS),
    }

    def create(self, context, properties):
        vpc = context.client("ec2").create_vpc(
            **some(properties, "CidrBlock", "InstanceTenancy"),
            TagSpecifications=specification(context, "vpc", properties),
        )["Vpc"]["VpcId"]
        context.half_made(vpc)
        self._set_dns(context, vpc, properties)
        return self._made(context, vpc)

    def update(self, context, physical_id, properties, previous):
        self._set_dns(context, physical_id, properties)
        retag(context, physical_id, properties, previous)
        return self._made(context, physical_id)

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_vpc(VpcId=physical_id)

    @staticmethod
    def _set_dns(context, vpc, properties):
        ec2 = context.client("ec2")
        ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsSupport={"Value": boolean(properties.get("EnableDnsSupport", True))})
        ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={"Value": boolean(properties.get("EnableDnsHostnames", False))})

    @staticmethod
    def _made(context, vpc):
        ec2 = context.client("ec2")
        described = ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]
        of_vpc = [{"Name": "vpc-id", "Values": [vpc]}]
        group = ec2.describe_security_groups(Filters=[*of_vpc, {"Name": "group-name", "Values": ["default"]}])["SecurityGroups"][0]
        acl = ec2.describe_network_acls(Filters=[*of_vpc, {"Name": "default", "Values": ["true"]}])["NetworkAcls"][0]
        return Made(
            vpc,
            {
                "VpcId": vpc,
                "CidrBlock": described["CidrBlock"],
                "CidrBlockAssociations": [item["AssociationId"] for item in described.get("CidrBlockAssociationSet", [])],
                "DefaultNetworkAcl": acl["NetworkAclId"],
                "DefaultSecurityGroup": group["GroupId"],
                "Ipv6CidrBlocks": [],
            },
        )


@emulates
class Subnet(Handler):
    type_name = "AWS::EC2::Subnet"
    properties = {
        "AvailabilityZone": fixed(),
        "CidrBlock": fixed(),
        "MapPublicIpOnLaunch": changeable(),
        "Tags": changeable(TAGS),
        "VpcId": fixed(),
    }

    def create(self, context, properties):
        subnet = context.client("ec2").create_subnet(
            **some(properties, "VpcId", "CidrBlock", "AvailabilityZone"),
            TagSpecifications=specification(context, "subnet", properties),
        )["Subnet"]["SubnetId"]
        context.half_made(subnet)
        self._map_public_ip(context, subnet, properties)
        return self._made(context, subnet)

    def update(self, context, physical_id, properties, previous):
        self._map_public_ip(context, physical_id, properties)
        retag(context, physical_id, properties, previous)
        return self._made(context, physical_id)

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_subnet(SubnetId=physical_id)

    @staticmethod
    def _map_public_ip(context, subnet, properties):
        wanted = boolean(properties.get("MapPublicIpOnLaunch", False))
        context.client("ec2").modify_subnet_attribute(SubnetId=subnet, MapPublicIpOnLaunch={"Value": wanted})

    @staticmethod
    def _made(context, subnet):
        ec2 = context.client("ec2")
        described = ec2.describe_subnets(SubnetIds=[subnet])["Subnets"][0]
        acls = ec2.describe_network_acls(Filters=[{"Name": "association.subnet-id", "Values": [subnet]}])["NetworkAcls"]
        associations = [item for acl in acls for item in acl["Associations"] if item["SubnetId"] == subnet]
        return Made(
            subnet,
            {
                "AvailabilityZone": described["AvailabilityZone"],
                "CidrBlock": described["CidrBlock"],
                "Ipv6CidrBlocks": [],
                "NetworkAclAssociationId": associations[0]["NetworkAclAssociationId"] if associations else "",
                "SubnetId": subnet,
                "VpcId": described["VpcId"],
            },
        )


@emulates
class InternetGateway(Handler):
    type_name = "AWS::EC2::InternetGateway"
    properties = {"Tags": changeable(TAGS)}

    def create(self, context, properties):
        tags = specification(context, "internet-gateway", properties)
        gateway = context.client("ec2").create_internet_gateway(TagSpecifications=tags)["InternetGateway"]["InternetGatewayId"]
        return Made(gateway, {"InternetGatewayId": gateway})

    def update(self, context, physical_id, properties, previous):
        retag(context, physical_id, properties, previous)
        return Made(physical_id, {"InternetGatewayId": physical_id})

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_internet_gateway(InternetGatewayId=physical_id)


@emulates
class VpcGatewayAttachment(Handler):
    type_name = "AWS::EC2::VPCGatewayAttachment"
    properties = {"InternetGatewayId": changeable(), "VpcId": fixed(), "VpnGatewayId": changeable()}

    def create(self, context, properties):
        ec2 = context.client("ec2")
        if "InternetGatewayId" in properties:
            ec2.attach_internet_gateway(InternetGatewayId=properties["InternetGatewayId"], VpcId=properties["VpcId"])
            return Made(f"IGW|{properties['VpcId']}", {"AttachmentType": "IGW"})
        ec2.attach_vpn_gateway(VpnGatewayId=properties["VpnGatewayId"], VpcId=properties["VpcId"])
        return Made(f"VGW|{properties['VpcId']}", {"AttachmentType": "VGW"})

    def update(self, context, physical_id, properties, previous):
        self.delete(context, physical_id, previous)
        return self.create(context, properties)

    def delete(self, context, physical_id, properties):
        ec2 = context.client("ec2")
        if "InternetGatewayId" in properties:
            ec2.detach_internet_gateway(InternetGatewayId=properties["InternetGatewayId"], VpcId=properties["VpcId"])
        else:
            ec2.detach_vpn_gateway(VpnGatewayId=properties["VpnGatewayId"], VpcId=properties["VpcId"])


@emulates
class RouteTable(Handler):
    type_name = "AWS::EC2::RouteTable"
    properties = {"Tags": changeable(TAGS), "VpcId": fixed()}

    def create(self, context, properties):
        tags = specification(context, "route-table", properties)
        table = context.client("ec2").create_route_table(VpcId=properties["VpcId"], TagSpecifications=tags)["RouteTable"]["RouteTableId"]
        return Made(table, {"RouteTableId": table})

    def update(self, context, physical_id, properties, previous):
        retag(context, physical_id, properties, previous)
        return Made(physical_id, {"RouteTableId": physical_id})

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_route_table(RouteTableId=physical_id)


@emulates
class Route(Handler):
    type_name = "AWS::EC2::Route"
    properties = {
        "DestinationCidrBlock": fixed(),
        "DestinationIpv6CidrBlock": fixed(),
        "GatewayId": changeable(),
        "InstanceId": changeable(),
        "NatGatewayId": changeable(),
        "NetworkInterfaceId": changeable(),
        "RouteTableId": fixed(),
        "TransitGatewayId": changeable(),
    }

    def create(self, context, properties):
        context.client("ec2").create_route(**properties)
        return self._made(properties)

    def update(self, context, physical_id, properties, previous):
        context.client("ec2").replace_route(**properties)
        return self._made(properties)

    def delete(self, context, physical_id, properties):
        destination = some(properties, "RouteTableId", "DestinationCidrBlock", "DestinationIpv6CidrBlock")
        context.client("ec2").delete_route(**destination)

    @staticmethod
    def _made(properties):
        block = properties.get("DestinationCidrBlock") or properties.get("DestinationIpv6CidrBlock")
        return Made(f"{properties['RouteTableId']}|{block}", {"CidrBlock": block})


@emulates
class SubnetRouteTableAssociation(Handler):
    type_name = "AWS::EC2::SubnetRouteTableAssociation"
    properties = {"RouteTableId": changeable(), "SubnetId": fixed()}

    def create(self, context, properties):
        association = context.client("ec2").associate_route_table(**properties)["AssociationId"]
        return Made(association, {"Id": association})

    def update(self, context, physical_id, properties, previous):
        association = context.client("ec2").replace_route_table_association(
            AssociationId=physical_id, RouteTableId=properties["RouteTableId"]
        )["NewAssociationId"]
        return Made(association, {"Id": association})

    def delete(self, context, physical_id, properties):
        context.client("ec2").disassociate_route_table(AssociationId=physical_id)


@emulates
class FlowLog(Handler):
    type_name = "AWS::EC2::FlowLog"
    properties = {
        "DeliverLogsPermissionArn": fixed(),
        "LogDestination": fixed(),
        "LogDestinationType": fixed(),
        "LogFormat": fixed(),
        "LogGroupName": fixed(),
        "MaxAggregationInterval": fixed(),
        "ResourceId": fixed(),
        "ResourceType": fixed(),
        "Tags": changeable(TAGS),
        "TrafficType": fixed(),
    }

    def create(self, context, properties):
        wanted = some(
            properties,
            "DeliverLogsPermissionArn",
            "LogDestination",
            "LogDestinationType",
            "LogFormat",
            "LogGroupName",
            "ResourceType",
            "TrafficType",
        )
        if "MaxAggregationInterval" in properties:
            wanted["MaxAggregationInterval"] = int(properties["MaxAggregationInterval"])
        result = context.client("ec2").create_flow_logs(
            ResourceIds=[properties["ResourceId"]],
            TagSpecifications=specification(context, "vpc-flow-log", properties),
            **wanted,
        )
        if result.get("Unsuccessful"):
            raise ResourceFailure(result["Unsuccessful"][0]["Error"]["Message"])
        flow_log = result["FlowLogIds"][0]
        return Made(flow_log, {"Id": flow_log})

    def update(self, context, physical_id, properties, previous):
        if changed(properties, previous, "Tags"):
            retag(context, physical_id, properties, previous)
        return Made(physical_id, {"Id": physical_id})

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_flow_logs(FlowLogIds=[physical_id])
