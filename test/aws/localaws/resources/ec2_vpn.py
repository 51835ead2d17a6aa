"""The way to on-premises networks: VPN gateways, connections, their routes; NAT gateways."""

from localaws.resources.ec2_tags import retag, specification
from localaws.resources.handler import ANY, TAGS, Handler, Made, boolean, changeable, fixed, some
from localaws.resources.registry import emulates

_TUNNEL = dict.fromkeys(
    (
        "DPDTimeoutAction",
        "DPDTimeoutSeconds",
        "IKEVersions",
        "Phase1DHGroupNumbers",
        "Phase1EncryptionAlgorithms",
        "Phase1IntegrityAlgorithms",
        "Phase1LifetimeSeconds",
        "Phase2DHGroupNumbers",
        "Phase2EncryptionAlgorithms",
        "Phase2IntegrityAlgorithms",
        "Phase2LifetimeSeconds",
        "PreSharedKey",
        "StartupAction",
        "TunnelInsideCidr",
    ),
    ANY,
)
_TUNNEL["LogOptions"] = {"CloudwatchLogOptions": dict.fromkeys(("LogEnabled", "LogGroupArn", "LogOutputFormat"), ANY)}


@emulates
class CustomerGateway(Handler):
    type_name = "AWS::EC2::CustomerGateway"
    properties = {"BgpAsn": fixed(), "IpAddress": fixed(), "Tags": changeable(TAGS), "Type": fixed()}

    def create(self, context, properties):
        asked = some(properties, "IpAddress", "Type")
        gateway = context.client("ec2").create_customer_gateway(
            BgpAsn=int(properties.get("BgpAsn", 65000)), TagSpecifications=specification(context, "customer-gateway", properties), **asked
        )["CustomerGateway"]["CustomerGatewayId"]
        return Made(gateway, {"CustomerGatewayId": gateway})

    def update(self, context, physical_id, properties, previous):
        retag(context, physical_id, properties, previous)
        return Made(physical_id, {"CustomerGatewayId": physical_id})

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_customer_gateway(CustomerGatewayId=physical_id)


@emulates
class VpnGateway(Handler):
    type_name = "AWS::EC2::VPNGateway"
    properties = {"AmazonSideAsn": fixed(), "Tags": changeable(TAGS), "Type": fixed()}

    def create(self, context, properties):
        asked = {"AmazonSideAsn": int(properties["AmazonSideAsn"])} if "AmazonSideAsn" in properties else {}
        gateway = context.client("ec2").create_vpn_gateway(
            Type=properties["Type"], TagSpecifications=specification(context, "vpn-gateway", properties), **asked
        )["VpnGateway"]["VpnGatewayId"]
        return Made(gateway, {"VPNGatewayId": gateway})

    def update(self, context, physical_id, properties, previous):
        retag(context, physical_id, properties, previous)
        return Made(physical_id, {"VPNGatewayId": physical_id})

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_vpn_gateway(VpnGatewayId=physical_id)


@emulates
class VpnConnection(Handler):
    type_name = "AWS::EC2::VPNConnection"
    properties = {
        "CustomerGatewayId": fixed(),
        "LocalIpv4NetworkCidr": fixed(),
        "RemoteIpv4NetworkCidr": fixed(),
        "StaticRoutesOnly": fixed(),
        "Tags": changeable(TAGS),
        "TransitGatewayId": fixed(),
        "Type": fixed(),
        "VpnGatewayId": fixed(),
        "VpnTunnelOptionsSpecifications": fixed([_TUNNEL]),
    }

    def create(self, context, properties):
        options = {"StaticRoutesOnly": boolean(properties.get("StaticRoutesOnly", False))}
        options.update(some(properties, "LocalIpv4NetworkCidr", "RemoteIpv4NetworkCidr"))
        if "VpnTunnelOptionsSpecifications" in properties:
            options["TunnelOptions"] = [_tunnel(item) for item in properties["VpnTunnelOptionsSpecifications"]]
        connection = context.client("ec2").create_vpn_connection(
            Options=options,
            TagSpecifications=specification(context, "vpn-connection", properties),
            **some(properties, "CustomerGatewayId", "TransitGatewayId", "Type", "VpnGatewayId"),
        )["VpnConnection"]["VpnConnectionId"]
        return Made(connection, {"VpnConnectionId": connection})

    def update(self, context, physical_id, properties, previous):
        retag(context, physical_id, properties, previous)
        return Made(physical_id, {"VpnConnectionId": physical_id})

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_vpn_connection(VpnConnectionId=physical_id)


def _tunnel(declared: dict) -> dict:
    """Numbers are numbers in the API, strings perhaps in a template."""
    tunnel = dict(declared)
    for name in ("DPDTimeoutSeconds", "Phase1LifetimeSeconds", "Phase2LifetimeSeconds"):
        if name in tunnel:
            tunnel[name] = int(tunnel[name])
    for name in ("Phase1DHGroupNumbers", "Phase2DHGroupNumbers"):
        if name in tunnel:
            tunnel[name] = [{"Value": int(item["Value"])} for item in tunnel[name]]
    log = tunnel.get("LogOptions", {}).get("CloudwatchLogOptions")
    if log:
        # CloudFormation and the API spell the name differently.
        tunnel["LogOptions"] = {"CloudWatchLogOptions": {**log, "LogEnabled": boolean(log.get("LogEnabled", False))}}
    return tunnel


@emulates
class VpnConnectionRoute(Handler):
    type_name = "AWS::EC2::VPNConnectionRoute"
    properties = {"DestinationCidrBlock": fixed(), "VpnConnectionId": fixed()}

    def create(self, context, properties):
        context.client("ec2").create_vpn_connection_route(**properties)
        return Made(f"{properties['DestinationCidrBlock']}|{properties['VpnConnectionId']}")

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_vpn_connection_route(**properties)


@emulates
class VpnGatewayRoutePropagation(Handler):
    type_name = "AWS::EC2::VPNGatewayRoutePropagation"
    properties = {"RouteTableIds": changeable(), "VpnGatewayId": changeable()}

    def create(self, context, properties):
        for table in properties["RouteTableIds"]:
            context.client("ec2").enable_vgw_route_propagation(RouteTableId=table, GatewayId=properties["VpnGatewayId"])
        identifier = context.name(64)
        return Made(identifier, {"Id": identifier})

    def update(self, context, physical_id, properties, previous):
        self.delete(context, physical_id, previous)
        self.create(context, properties)
        return Made(physical_id, {"Id": physical_id})

    def delete(self, context, physical_id, properties):
        for table in properties["RouteTableIds"]:
            context.client("ec2").disable_vgw_route_propagation(RouteTableId=table, GatewayId=properties["VpnGatewayId"])


@emulates
class NatGateway(Handler):
    type_name = "AWS::EC2::NatGateway"
    properties = {"AllocationId": fixed(), "ConnectivityType": fixed(), "SubnetId": fixed(), "Tags": changeable(TAGS)}

    def create(self, context, properties):
        gateway = context.client("ec2").create_nat_gateway(
            TagSpecifications=specification(context, "natgateway", properties),
            **some(properties, "AllocationId", "ConnectivityType", "SubnetId"),
        )["NatGateway"]["NatGatewayId"]
        return Made(gateway, {"NatGatewayId": gateway})

    def update(self, context, physical_id, properties, previous):
        retag(context, physical_id, properties, previous)
        return Made(physical_id, {"NatGatewayId": physical_id})

    def delete(self, context, physical_id, properties):
        context.client("ec2").delete_nat_gateway(NatGatewayId=physical_id)
