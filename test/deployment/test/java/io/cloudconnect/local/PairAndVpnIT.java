package io.cloudconnect.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.local.report.RouterInstance;
import io.cloudconnect.local.report.StandingSite;
import io.cloudconnect.twilio.simulator.AccountState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two routers, and the ways to the premises. */
@OnLocalCloud
class PairAndVpnIT {
    private static final List<String> PREMISES = List.of("10.1.0.0/16");

    @Test
    void replacesAPairOneAfterTheOtherWhileBothAddressesStay(DeploymentGround ground) {
        Baseline before = Baseline.of(ground.cloud(), DeploymentGround.VIRGINIA);
        Sites pair = ground.siteLikeVirginia("pair")
                .with("pair", "router.redundancy", "pair")
                .with("pair", "router.bootMinutes", 0)
                .with("pair", "onPremises.networks", PREMISES)
                .with("pair", "onPremises.callManagers", List.of("10.1.1.10"))
                .with("pair", "onPremises.vpn", Map.of("type", "site-to-site", "peer", "203.0.112.10", "asn", 65010));
        ground.deploy(pair);
        StandingSite standing = ground.standing("pair");

        assertThat(standing.routers()).hasSize(2);
        assertThat(standing.routers().get(0).zone())
                .isNotEqualTo(standing.routers().get(1).zone());
        assertThat(standing.trunk().orElseThrow().originationUrls())
                .extracting(AccountState.OriginationUrl::priority)
                .containsExactlyInAnyOrder(10, 20);
        assertThat(vpnTunnels(ground)).hasSize(2);
        tellsThePremisesWhatStands(ground, pair, standing);

        ground.deploy(pair.with("pair", "router.extraConfiguration", List.of("ip name-server 10.1.1.53")));

        StandingSite after = ground.standing("pair");
        assertThat(addresses(after)).containsExactlyInAnyOrderElementsOf(addresses(standing));
        assertThat(instances(after)).doesNotContainAnyElementsOf(instances(standing));
        assertThat(replacements(ground, "CloudConnect-pair"))
                .containsSubsequence(
                        "AWS::EC2::Instance",
                        "AWS::EC2::EIPAssociation",
                        "Custom::VcubeReadiness",
                        "AWS::EC2::Instance",
                        "AWS::EC2::EIPAssociation");

        String stack = ground.stackId("pair");
        ground.destroy(pair);

        DeletionOrder.of(ground.aws(), stack).requireTrunkBeforeAddressesAndInterfacesBeforeGroups();
        assertThat(ground.differenceSince(before, DeploymentGround.VIRGINIA)).isEmpty();
    }

    @Test
    void endsATunnelOnTheRouterAndRoutesThePremisesIntoIt(DeploymentGround ground) {
        Baseline before = Baseline.of(ground.cloud(), DeploymentGround.VIRGINIA);
        Sites sites = ground.siteLikeVirginia("tunnel")
                .with("tunnel", "router.interfaces", 2)
                .with("tunnel", "onPremises.networks", PREMISES)
                .with("tunnel", "onPremises.callManagers", List.of("10.1.1.10"))
                .with("tunnel", "onPremises.vpn", Map.of("type", "router", "peer", "203.0.112.10"));
        ground.deploy(sites);

        RouterInstance router = ground.standing("tunnel").router();
        RouterInstance.Interface inward = router.interfaces().get(1);
        assertThat(router.interfaces()).allMatch(networkInterface -> !networkInterface.sourceDestCheck());
        assertThat(router.userData())
                .contains("crypto ikev2", "tunnel destination 203.0.112.10")
                .doesNotContain("pre-shared-key");
        assertThat(routesInto(ground, inward.id())).contains("10.1.0.0/16");

        ground.destroy(sites);

        assertThat(ground.differenceSince(before, DeploymentGround.VIRGINIA)).isEmpty();
    }

    private static void tellsThePremisesWhatStands(DeploymentGround ground, Sites pair, StandingSite standing) {
        Launcher launcher = ground.launcher(pair);
        Command.Outcome mirror = launcher.run("config", "pair", "--peer", "on-premises", "--deployed")
                .orFail("config failed");
        Command.Outcome exposed = launcher.run(
                        "config", "pair", "--peer", "on-premises", "--deployed", "--expose-pre-shared-keys")
                .orFail("config failed");

        assertThat(mirror.lines())
                .contains(" tunnel destination 52.2.144.13", " tunnel destination 52.2.144.14", "router bgp 65010")
                .contains(standing.routers().stream()
                        .map(router -> " host ipv4:" + router.outside().privateIp())
                        .toArray(String[]::new));
        assertThat(mirror.output()).contains("get-secret-value").doesNotContain("sample");
        for (JsonNode tunnel : vpnTunnels(ground)) {
            String key = tunnel.path("PreSharedKey").asText();
            assertThat(key).hasSize(32);
            assertThat(mirror.output()).doesNotContain(key);
            assertThat(exposed.lines()).contains("  pre-shared-key " + key);
        }
        assertThat(launcher.run("config", "pair", "--peer", "twilio", "--deployed")
                        .output())
                .contains(addresses(standing).stream()
                        .map(address -> address + "/32")
                        .toList())
                .doesNotContain("output ElasticIp");
    }

    private static List<String> addresses(StandingSite site) {
        return site.routers().stream()
                .map(router -> router.outside().publicIp())
                .toList();
    }

    private static List<String> instances(StandingSite site) {
        return site.routers().stream().map(RouterInstance::instanceId).toList();
    }

    private static List<JsonNode> vpnTunnels(DeploymentGround ground) {
        List<JsonNode> tunnels = new ArrayList<>();
        ground.aws().list("ec2", "describe_vpn_connections", Map.of(), "VpnConnections").stream()
                .filter(connection -> !connection.path("State").asText().startsWith("delet"))
                .forEach(connection ->
                        connection.path("Options").path("TunnelOptions").forEach(tunnels::add));
        return tunnels;
    }

    private static List<String> routesInto(DeploymentGround ground, String networkInterface) {
        List<String> destinations = new ArrayList<>();
        ground.aws()
                .list("ec2", "describe_route_tables", Map.of(), "RouteTables")
                .forEach(table -> table.path("Routes").forEach(route -> {
                    if (route.path("NetworkInterfaceId").asText().equals(networkInterface)) {
                        destinations.add(route.path("DestinationCidrBlock").asText());
                    }
                }));
        return destinations;
    }

    /** Types of what the last update has made or changed, in the order CloudFormation finished them. */
    private static List<String> replacements(DeploymentGround ground, String stack) {
        List<String> types = new ArrayList<>();
        for (JsonNode event : ground.aws()
                .list("cloudformation", "describe_stack_events", Map.of("StackName", stack), "StackEvents")) {
            String status = event.path("ResourceStatus").asText();
            String type = event.path("ResourceType").asText();
            if (type.equals("AWS::CloudFormation::Stack") && status.equals("UPDATE_IN_PROGRESS")) {
                break;
            }
            if (status.equals("CREATE_COMPLETE") || status.equals("UPDATE_COMPLETE")) {
                types.add(type);
            }
        }
        Collections.reverse(types);
        return types;
    }
}
