"""Calls of EC2 that moto has not got or only half: monitoring, VPN routes and options, route propagation, NAT gateways that let go."""

import functools

from xml.sax.saxutils import escape

from moto.core.responses import ActionResult, EmptyResult
from moto.ec2.models import EC2Backend, nat_gateways
from moto.ec2.models.vpn_connections import VPNConnection
from moto.ec2.responses.monitoring import Monitoring
from moto.ec2.responses.route_tables import RouteTables
from moto.ec2.responses.vpn_connections import VPNConnections

from localaws.ec2_rules import refuse


def install() -> None:
    _monitoring()
    _keep_vpn_options()
    _tell_vpn_tunnels()
    _vpn_routes()
    _route_propagation()
    _nat_gateways()


def _monitoring() -> None:
    def turn(state: str, response):
        instances = [response.ec2_backend.get_instance(item) for item in response._get_param("InstanceIds", [])]
        for instance in instances:
            instance.monitoring_state = state
        listed = [{"InstanceId": instance.id, "Monitoring": {"State": state}} for instance in instances]
        return ActionResult({"InstanceMonitorings": listed})

    Monitoring.monitor_instances = lambda self: turn("enabled", self)
    Monitoring.unmonitor_instances = lambda self: turn("disabled", self)


def _keep_vpn_options() -> None:
    create = VPNConnections.create_vpn_connection

    @functools.wraps(create)
    def create_vpn_connection(self):
        result = create(self)
        made = result.result["VpnConnection"]
        asked = self._get_param("Options", {}) or {}
        made.options = {"StaticRoutesOnly": False, **asked}
        made.routes = []
        return ActionResult({"VpnConnection": made})

    VPNConnections.create_vpn_connection = create_vpn_connection


def _tell_vpn_tunnels() -> None:
    """What the customer's router is told: its own gateway, both tunnels with their keys, BGP where routes are not static."""

    def configuration(connection) -> str:
        gateway = connection.ec2_backend.get_customer_gateway(connection.customer_gateway_id)
        options = connection.options or {}
        static = options.get("StaticRoutesOnly", False)
        tunnels = (options.get("TunnelOptions") or []) + [{}, {}]
        return (
            f'<vpn_connection id="{connection.id}">'
            f"<customer_gateway_id>{gateway.id}</customer_gateway_id>"
            + ("<vpn_connection_attributes>NoBGPVPNConnection</vpn_connection_attributes>" if static else "")
            + "".join(tunnel(number, gateway, tunnels[number]) for number in (0, 1))
            + "</vpn_connection>"
        )

    def tunnel(number: int, gateway, asked: dict) -> str:
        inside = f"169.254.{44 + number}"
        key = escape(asked.get("PreSharedKey", "made_by_AWS_0123456789"))
        return (
            "<ipsec_tunnel>"
            + end("customer_gateway", gateway.ip_address, f"{inside}.42", gateway.bgp_asn)
            + end("vpn_gateway", f"52.2.144.{13 + number}", f"{inside}.41", 64512)
            + f"<ike><pre_shared_key>{key}</pre_shared_key></ike></ipsec_tunnel>"
        )

    def end(name: str, outside: str, inside: str, asn) -> str:
        return (
            f"<{name}><tunnel_outside_address><ip_address>{outside}</ip_address></tunnel_outside_address>"
            f"<tunnel_inside_address><ip_address>{inside}</ip_address><network_mask>255.255.255.252</network_mask>"
            f"<network_cidr>30</network_cidr></tunnel_inside_address><bgp><asn>{asn}</asn></bgp></{name}>"
        )

    VPNConnection.customer_gateway_configuration = property(configuration)


def _vpn_routes() -> None:
    def connection(response):
        return response.ec2_backend.describe_vpn_connections([response._get_param("VpnConnectionId")])[0]

    def create_vpn_connection_route(self):
        block = self._get_param("DestinationCidrBlock")
        routes = connection(self).routes
        if block not in [route["DestinationCidrBlock"] for route in routes]:
            routes.append({"DestinationCidrBlock": block, "Source": "Static", "State": "available"})
        return EmptyResult()

    def delete_vpn_connection_route(self):
        block, found = self._get_param("DestinationCidrBlock"), connection(self)
        kept = [route for route in found.routes if route["DestinationCidrBlock"] != block]
        if len(kept) == len(found.routes):
            refuse("InvalidRoute.NotFound", f"no route with destination-cidr-block {block} in {found.id}")
        found.routes = kept
        return EmptyResult()

    VPNConnections.create_vpn_connection_route = create_vpn_connection_route
    VPNConnections.delete_vpn_connection_route = delete_vpn_connection_route


def _route_propagation() -> None:
    def turn(on: bool, response):
        table = response.ec2_backend.get_route_table(response._get_param("RouteTableId"))
        gateway = response.ec2_backend.get_vpn_gateway(response._get_param("GatewayId")).id
        others = [item for item in getattr(table, "propagating_vgws", []) if item["GatewayId"] != gateway]
        table.propagating_vgws = [*others, {"GatewayId": gateway}] if on else others
        return EmptyResult()

    RouteTables.enable_vgw_route_propagation = lambda self: turn(True, self)
    RouteTables.disable_vgw_route_propagation = lambda self: turn(False, self)


def _nat_gateways() -> None:
    """The interface takes an address of its subnet, and goes with the gateway; the Elastic IP is free again."""
    nat_gateways.random_private_ip = lambda: None
    delete = EC2Backend.delete_nat_gateway

    @functools.wraps(delete)
    def delete_nat_gateway(self, nat_gateway_id):
        if nat_gateway_id not in self.nat_gateways:
            refuse("NatGatewayNotFound", f"NatGateway {nat_gateway_id} was not found")
        gateway = delete(self, nat_gateway_id)
        if gateway._eni.id in self.enis:
            self.delete_network_interface(gateway._eni.id)
        return gateway

    EC2Backend.delete_nat_gateway = delete_nat_gateway
