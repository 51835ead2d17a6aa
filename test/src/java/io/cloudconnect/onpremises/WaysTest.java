package io.cloudconnect.onpremises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.CloudConnectProps;
import io.cloudconnect.Sites;
import io.cloudconnect.cube.InterconnectPath;
import io.cloudconnect.cube.IpsecProposal;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.cube.PreSharedKey;
import io.cloudconnect.cube.RouterVpn;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.twilio.ConnectionSid;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class WaysTest {
    private static final ConnectionSid CONNECTION = new ConnectionSid("TN0123456789abcdef0123456789abcdef");
    private static final List<Cidr> NETWORKS = List.of(Cidr.of("10.1.0.0/16"), Cidr.of("10.2.0.0/16"));

    @Test
    void reachesThePremisesByTwoTunnelsOfAwsWithKeysInSecretsManager() {
        Template template = template(site -> site.onPremises(premises().build()).siteToSiteVpn(SiteToSiteVpnSettings.to("198.51.101.10")));

        template.hasResourceProperties("AWS::EC2::CustomerGateway", Map.of("IpAddress", "198.51.101.10"));
        template.resourceCountIs("AWS::SecretsManager::Secret", 2);
        template.hasResourceProperties(
                "AWS::EC2::VPNConnection",
                Match.objectLike(Map.of(
                        "StaticRoutesOnly", true,
                        "VpnTunnelOptionsSpecifications",
                                List.of(
                                        Match.objectLike(Map.of(
                                                "IKEVersions", List.of(Map.of("Value", "ikev2")),
                                                "Phase1EncryptionAlgorithms", List.of(Map.of("Value", "AES256-GCM-16")),
                                                "Phase2DHGroupNumbers", List.of(Map.of("Value", 20), Map.of("Value", 19)),
                                                "LogOptions",
                                                        Match.objectLike(Map.of(
                                                                "CloudwatchLogOptions",
                                                                Match.objectLike(Map.of("LogEnabled", true)))))),
                                        Match.objectLike(Map.of("PreSharedKey", Match.anyValue()))))));
        template.resourceCountIs("AWS::EC2::VPNConnectionRoute", 2);
        template.hasResourceProperties(
                "AWS::EC2::VPNGatewayRoutePropagation",
                Match.objectLike(Map.of("RouteTableIds", List.of(Match.anyValue(), Match.anyValue()))));
    }

    @Test
    void learnsRoutesByBgpWhenTheRouterHasAnAutonomousSystem() {
        Template template = template(site -> site.onPremises(premises().build())
                .siteToSiteVpn(SiteToSiteVpnSettings.to("198.51.101.10").withBgp(65010)));

        template.hasResourceProperties("AWS::EC2::VPNConnection", Map.of("StaticRoutesOnly", false));
        template.hasResourceProperties("AWS::EC2::CustomerGateway", Map.of("BgpAsn", 65010));
        template.resourceCountIs("AWS::EC2::VPNConnectionRoute", 0);
    }

    @Test
    void endsTheVpnOnAnExistingTransitGateway() {
        Template template = template(site -> site.onPremises(premises().build())
                .siteToSiteVpn(SiteToSiteVpnSettings.to("198.51.101.10").withTransitGateway("tgw-0123456789abcdef0")));

        template.resourceCountIs("AWS::EC2::VPNGateway", 0);
        template.hasResourceProperties(
                "AWS::EC2::Route",
                Map.of("DestinationCidrBlock", "10.2.0.0/16", "TransitGatewayId", "tgw-0123456789abcdef0"));
    }

    @Test
    void letsTheRouterEndTheTunnelAndForwardForTheVpc() {
        Template template = template(site -> site.onPremises(
                premises().vpn(RouterVpn.to("198.51.101.10")).build()));

        template.hasResourceProperties("AWS::EC2::NetworkInterface", Map.of("SourceDestCheck", false));
        template.hasResourceProperties(
                "AWS::EC2::SecurityGroup",
                Match.objectLike(Map.of(
                        "SecurityGroupIngress",
                        List.of(
                                Match.objectLike(Map.of("CidrIp", "198.51.101.10/32", "FromPort", 500, "IpProtocol", "udp")),
                                Match.objectLike(Map.of("CidrIp", "198.51.101.10/32", "FromPort", 4500))))));
        template.hasResourceProperties(
                "AWS::EC2::Route",
                Map.of("DestinationCidrBlock", "10.1.0.0/16", "NetworkInterfaceId", Match.anyValue()));
        assertThat(template.findResources("AWS::EC2::Instance").toString()).contains("crypto ikev2").doesNotContain("pre-shared-key");
    }

    @Test
    void endsTheInterconnectTunnelOnTheRouterAndBindsToTheElasticIp() {
        Template template = template(site -> site.connection(CONNECTION)
                .interconnect(InterconnectPath.vpn(
                        "198.51.101.20",
                        InterconnectPath.VpnMode.ROUTE_BASED,
                        IpsecProposal.AES_GCM,
                        PreSharedKey.inSecret("cloudconnect/interconnect"))));

        template.hasResourceProperties(
                "AWS::EC2::SecurityGroup",
                Match.objectLike(Map.of(
                        "SecurityGroupIngress",
                        Match.arrayWith(List.of(Match.objectLike(Map.of("CidrIp", "198.51.101.20/32", "FromPort", 4500)))))));
        assertThat(template.findResources("AWS::EC2::Instance").toString()).contains("Loopback1");
    }

    @Test
    void routesTheExchangesPrefixesToAGatewayForDirectConnect() {
        Template template = template(site -> site.connection(CONNECTION)
                .interconnect(InterconnectPath.DIRECT_CONNECT)
                .interconnectGatewayId("vgw-0123456789abcdef0"));

        template.hasResourceProperties(
                "AWS::EC2::Route",
                Map.of("DestinationCidrBlock", "208.78.112.0/25", "GatewayId", "vgw-0123456789abcdef0"));
        template.hasResourceProperties(
                "AWS::EC2::Route",
                Map.of("DestinationCidrBlock", "168.86.128.0/18", "GatewayId", "vgw-0123456789abcdef0"));
    }

    @Test
    void saysWhatDoesNotGoTogether() {
        assertThatThrownBy(() -> template(site -> site.onPremises(premises().vpn(RouterVpn.to("198.51.101.10")).build())
                        .siteToSiteVpn(SiteToSiteVpnSettings.to("198.51.101.10"))
                        .interconnect(InterconnectPath.DIRECT_CONNECT)))
                .hasMessageContaining("choose who ends the tunnel")
                .hasMessageContaining("interconnectGatewayId is missing");
        assertThatThrownBy(() -> template(site -> site.siteToSiteVpn(SiteToSiteVpnSettings.to("10.0.0.1"))))
                .hasMessageContaining("vpn peer 10.0.0.1 is not public; write the address")
                .hasMessageContaining("vpn networks is empty");
    }

    private static OnPremises.Builder premises() {
        return OnPremises.builder().networks(NETWORKS).callManagers(List.of(Cidr.of("10.1.1.10")));
    }

    private static Template template(UnaryOperator<CloudConnectProps.Builder> change) {
        return Template.fromStack(Sites.virginia(change.andThen(site -> site.router(RouterSettings.builder().interfaces(2).build()))::apply));
    }
}
