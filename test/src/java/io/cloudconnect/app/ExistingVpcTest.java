package io.cloudconnect.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Template;

/** A site of the file in a VPC that is there already: its ways put their routes into the tables the file names. */
class ExistingVpcTest {
    private static final String VPC = "vpcId: vpc-0123456789abcdef0, availabilityZones: [us-east-1a, us-east-1b],"
            + " publicSubnetIds: [subnet-0123456789abcdef0, subnet-0123456789abcdef1],"
            + " publicSubnetRouteTableIds: [rtb-0123456789abcdef0, rtb-0123456789abcdef0]";
    private static final String INSIDE = VPC + ", privateSubnetIds: [subnet-0123456789abcdef2, subnet-0123456789abcdef3],"
            + " privateSubnetRouteTableIds: [rtb-0123456789abcdef2, rtb-0123456789abcdef3]";

    @Test
    void routesTheExchangeToAGatewayOnceATable() {
        Template template = template("connection: TN0123456789abcdef0123456789abcdef,"
                + " interconnect: {path: direct-connect, gatewayId: vgw-0123456789abcdef0}, network: {" + VPC + "}");

        assertThat(tables(template, "AWS::EC2::Route")).isNotEmpty().containsOnly("rtb-0123456789abcdef0");
    }

    @Test
    void letsEveryTableLearnTheVpnsRoutes() {
        Template template = template("onPremises: {networks: [10.1.0.0/16], vpn: {type: site-to-site, peer: 198.51.101.10}},"
                + " network: {" + INSIDE + "}");

        assertThat(propertiesOf(template, "AWS::EC2::VPNGatewayRoutePropagation").map(properties -> properties.get("RouteTableIds")))
                .containsExactly(List.of("rtb-0123456789abcdef0", "rtb-0123456789abcdef2", "rtb-0123456789abcdef3"));
    }

    @Test
    void routesThePremisesToTheRouterThatEndsTheTunnel() {
        Template template = template("router: {interfaces: 2}, network: {" + INSIDE + "},"
                + " onPremises: {networks: [10.1.0.0/16], vpn: {type: router, peer: 198.51.101.10}}");

        assertThat(tables(template, "AWS::EC2::Route"))
                .containsExactlyInAnyOrder("rtb-0123456789abcdef2", "rtb-0123456789abcdef3");
    }

    private static Template template(String fields) {
        SitesFile file = SitesFile.parse(
                "twilio: {credentials: cloudconnect/twilio}\n"
                        + "sites: {virginia: {region: us-east-1, trunk: {domain: gaman}, " + fields + "}}",
                Path.of("cloudconnect.yaml"));
        return Template.fromStack(CloudConnectApp.stack(new App(), file.twilio(), file.site("virginia")));
    }

    private static List<Object> tables(Template template, String type) {
        return propertiesOf(template, type).map(properties -> properties.get("RouteTableId")).toList();
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> propertiesOf(Template template, String type) {
        return template.findResources(type).values().stream()
                .map(resource -> (Map<String, Object>) resource.get("Properties"));
    }
}
