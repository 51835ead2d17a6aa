package io.cloudconnect;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.network.VoiceNetwork;
import io.cloudconnect.onpremises.GatewayRoutes;
import io.cloudconnect.onpremises.RouterRoutes;
import io.cloudconnect.onpremises.SiteToSiteVpn;
import io.cloudconnect.onpremises.SiteToSiteVpnProps;
import io.cloudconnect.router.Vcube;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.services.ec2.CfnRouteTable;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.jsii.JsiiException;

/** The VPC's routes beyond itself: to the on-premises networks, and to an exchange behind a gateway. */
final class Ways {
    private final CloudConnect scope;
    private final CloudConnectProps props;
    private final Optional<VoiceNetwork> network;
    private final List<Vcube> routers;

    Ways(CloudConnect scope, CloudConnectProps props, Optional<VoiceNetwork> network, List<Vcube> routers) {
        this.scope = scope;
        this.props = props;
        this.network = network;
        this.routers = routers;
    }

    /** Builds them, and hands back the VPN that AWS ends, if it ends one. */
    Optional<SiteToSiteVpn> build(Edge edge) {
        Optional<SiteToSiteVpn> siteToSiteVpn = props.siteToSiteVpn()
                .map(vpn -> new SiteToSiteVpn(
                        scope,
                        "SiteToSiteVpn",
                        new SiteToSiteVpnProps(
                                scope.getVpc(),
                                everyTable(),
                                vpn.peer(),
                                props.onPremises().networks(),
                                vpn.asn(),
                                vpn.preSharedKey(),
                                vpn.transitGatewayId())));
        props.onPremises()
                .vpn()
                .ifPresent(vpn -> new RouterRoutes(
                        scope,
                        "OnPremisesRoutes",
                        routers.get(0).getInwardInterface(),
                        privateTables(),
                        props.onPremises().networks()));
        props.interconnectGatewayId()
                .ifPresent(gateway ->
                        GatewayRoutes.through(scope, gateway, scope.getVpc(), publicTables(), prefixes(edge)));
        return siteToSiteVpn;
    }

    private static List<Cidr> prefixes(Edge edge) {
        if (edge instanceof Exchange exchange) {
            return exchange.prefixes();
        }
        throw new IllegalArgumentException("the public edge " + edge.id()
                + " has no Interconnect prefixes to route to a gateway; name an exchange");
    }

    private List<String> everyTable() {
        return Stream.concat(publicTables().stream(), privateTables().stream()).toList();
    }

    private List<String> publicTables() {
        return network.map(own -> ids(own.getPublicRouteTables()))
                .orElseGet(() -> ids(Subnets.outside(scope.getVpc()), "public"));
    }

    private List<String> privateTables() {
        return network.map(own -> ids(own.getPrivateRouteTables()))
                .orElseGet(() -> ids(Subnets.inside(scope.getVpc()), "private"));
    }

    private static List<String> ids(List<CfnRouteTable> tables) {
        return tables.stream().map(CfnRouteTable::getRef).toList();
    }

    private static List<String> ids(List<ISubnet> subnets, String kind) {
        List<String> ids = subnets.stream()
                .flatMap(subnet -> tableOf(subnet).stream())
                .distinct()
                .toList();
        if (ids.isEmpty() && !subnets.isEmpty()) {
            throw new IllegalArgumentException("the route tables of the VPC's " + kind
                    + " subnets are not known; import the VPC with " + kind + "SubnetRouteTableIds");
        }
        return ids;
    }

    private static Optional<String> tableOf(ISubnet subnet) {
        try {
            return Optional.ofNullable(subnet.getRouteTable().getRouteTableId());
        } catch (JsiiException e) {
            // jsii hands no object over that lacks its id: the subnet was imported without its table
            return Optional.empty();
        }
    }
}
