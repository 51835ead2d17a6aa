"""Transit gateways, their attachments, route tables and routes."""

from localaws.resources.ec2_tags import retag, specification
from localaws.resources.handler import ANY, TAGS, Handler, Made, changeable, fixed, some
from localaws.resources.registry import emulates

_OPTIONS = (
    "AutoAcceptSharedAttachments",
    "DefaultRouteTableAssociation",
    "DefaultRouteTablePropagation",
    "DnsSupport",
    "MulticastSupport",
    "VpnEcmpSupport",
)


@emulates
class TransitGateway(Handler):
    type_name = "AWS::EC2::TransitGateway"
    properties = {
        "AmazonSideAsn": fixed(),
        "Description": fixed(),
        "Tags": changeable(TAGS),
        **{name: fixed() for name in _OPTIONS},
    }

    def create(self, context, properties):
        options = some(properties, *_OPTIONS)
        if "AmazonSideAsn" in properties:
            options["AmazonSideAsn"] = int(properties["AmazonSideAsn"])
        gateway = context.client("ec2").create_transit_gateway(
            Options=options,
            TagSpecifications=specification(context, "transit-gateway", properties),
            **some(properties, "Description"),
        )["TransitGateway"]["TransitGatewayId"]
        return Made(gateway, {"Id": gateway})

    def update(self, context, physical_id, properties, previous):
        retag(context, physical_id, properties, previous)
        return Made(physical_id, {"Id": physical_id})

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_transit_gateway(TransitGatewayId=physical_id)


class _VpcAttachment(Handler):
    properties = {
        "Options": changeable(dict.fromkeys(("ApplianceModeSupport", "DnsSupport", "Ipv6Support"), ANY)),
        "SubnetIds": fixed(),
        "Tags": changeable(TAGS),
        "TransitGatewayId": fixed(),
        "VpcId": fixed(),
    }

    def create(self, context, properties):
        attachment = context.client("ec2").create_transit_gateway_vpc_attachment(
            TagSpecifications=specification(context, "transit-gateway-attachment", properties),
            **some(properties, "Options", "SubnetIds", "TransitGatewayId", "VpcId"),
        )["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"]
        return Made(attachment, {"Id": attachment})

    def update(self, context, physical_id, properties, previous):
        if "Options" in properties:
            context.client("ec2").modify_transit_gateway_vpc_attachment(
                TransitGatewayAttachmentId=physical_id, Options=properties["Options"]
            )
        retag(context, physical_id, properties, previous)
        return Made(physical_id, {"Id": physical_id})

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=physical_id)


@emulates
class TransitGatewayAttachment(_VpcAttachment):
    type_name = "AWS::EC2::TransitGatewayAttachment"


@emulates
class TransitGatewayVpcAttachment(_VpcAttachment):
    type_name = "AWS::EC2::TransitGatewayVpcAttachment"


@emulates
class TransitGatewayRouteTable(Handler):
    type_name = "AWS::EC2::TransitGatewayRouteTable"
    properties = {"Tags": fixed(TAGS), "TransitGatewayId": fixed()}

    def create(self, context, properties):
        table = context.client("ec2").create_transit_gateway_route_table(
            TransitGatewayId=properties["TransitGatewayId"],
            TagSpecifications=specification(context, "transit-gateway-route-table", properties),
        )["TransitGatewayRouteTable"]["TransitGatewayRouteTableId"]
        return Made(table, {"TransitGatewayRouteTableId": table})

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_transit_gateway_route_table(TransitGatewayRouteTableId=physical_id)


@emulates
class TransitGatewayRoute(Handler):
    type_name = "AWS::EC2::TransitGatewayRoute"
    properties = {"DestinationCidrBlock": fixed(), "TransitGatewayAttachmentId": fixed(), "TransitGatewayRouteTableId": fixed()}

    def create(self, context, properties):
        context.client("ec2").create_transit_gateway_route(**properties)
        return Made(f"{properties['TransitGatewayRouteTableId']}_{properties['DestinationCidrBlock']}")

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_transit_gateway_route(
            **some(properties, "DestinationCidrBlock", "TransitGatewayRouteTableId")
        )
