package io.cloudconnect.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.local.report.FirewallRule;
import io.cloudconnect.local.report.RouterInstance;
import io.cloudconnect.local.report.StandingSite;
import io.cloudconnect.twilio.simulator.AccountState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The sample sites and their variants as they stand after {@code cdk deploy}: read back, not looked up in a template.
 */
@OnLocalCloud
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandingSiteIT {
    private static final List<String> ASHBURN = List.of(
            "54.172.60.0",
            "54.172.60.1",
            "54.172.60.2",
            "54.172.60.3",
            "208.78.112.64",
            "208.78.112.65",
            "208.78.112.66");
    private static final List<String> DUBLIN = List.of(
            "54.171.127.192",
            "54.171.127.193",
            "54.171.127.194",
            "54.171.127.195",
            "185.187.132.68",
            "185.187.132.69",
            "185.187.132.70");
    private static final String MEDIA = "168.86.128.0/18";

    /** The sites of these tests. */
    enum Variant {
        VIRGINIA("virginia", DeploymentGround.VIRGINIA, "catalyst8000v", 1, "ashburn", ASHBURN, 16384, "+12025550100"),
        IRELAND(
                "ireland",
                DeploymentGround.IRELAND,
                "csr1000v",
                2,
                "dublin",
                DUBLIN,
                10000,
                "+12025550142",
                "+12025550143"),
        CSR_ONE_INTERFACE("csr-one", DeploymentGround.VIRGINIA, "csr1000v", 1, "ashburn", ASHBURN, 16384),
        CATALYST_TWO_INTERFACES(
                "catalyst-two", DeploymentGround.VIRGINIA, "catalyst8000v", 2, "ashburn", ASHBURN, 16384);

        private final String site;
        private final String region;
        private final String platform;
        private final int interfaces;
        private final String edge;
        private final List<String> signalling;
        private final int firstRtpPort;
        private final List<String> numbers;

        Variant(
                String site,
                String region,
                String platform,
                int interfaces,
                String edge,
                List<String> signalling,
                int firstRtpPort,
                String... numbers) {
            this.site = site;
            this.region = region;
            this.platform = platform;
            this.interfaces = interfaces;
            this.edge = edge;
            this.signalling = signalling;
            this.firstRtpPort = firstRtpPort;
            this.numbers = List.of(numbers);
        }
    }

    private final Map<Variant, StandingSite> standing = new HashMap<>();
    private DeploymentGround ground;
    private Sites sites;

    @BeforeAll
    void deployAllAtOnce(DeploymentGround ground) {
        this.ground = ground;
        sites = ground.sample()
                .like("virginia", "csr-one", "example-csr-one")
                .with("csr-one", "router.platform", "csr1000v")
                .with("csr-one", "router.image", DeploymentGround.CSR1000V_IMAGE)
                .with("csr-one", "trunk.numbers", List.of())
                .like("virginia", "catalyst-two", "example-catalyst-two")
                .with("catalyst-two", "router.interfaces", 2)
                .with("catalyst-two", "trunk.numbers", List.of());
        ground.deploy(sites);
        for (Variant variant : Variant.values()) {
            standing.put(variant, ground.standing(variant.site, variant.region));
        }
    }

    @AfterAll
    void destroyAllAndLeaveNothing() {
        ground.destroy(sites);

        assertThat(ground.leftovers(DeploymentGround.VIRGINIA)).isEmpty();
        assertThat(ground.leftovers(DeploymentGround.IRELAND)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void letsTwilioInAndOutAndNobodyElse(Variant variant) {
        StandingSite site = standing.get(variant);

        List<String> twilio = site.rules().stream()
                .filter(rule -> site.groups().get(rule.groupId()).startsWith("Twilio"))
                .map(StandingSiteIT::inWords)
                .toList();

        assertThat(twilio).containsExactlyInAnyOrderElementsOf(expectedRules(variant));
        assertThat(site.rules().stream().filter(FirewallRule::inbound).map(FirewallRule::peer))
                .doesNotContain("0.0.0.0/0", "::/0");
    }

    @ParameterizedTest
    @EnumSource
    void givesTheElasticIpToTheRoutersOutsideInterface(Variant variant) {
        StandingSite site = standing.get(variant);
        RouterInstance router = site.router();

        JsonNode address = ground.cloud()
                .aws(variant.region)
                .list("ec2", "describe_addresses", Map.of("PublicIps", List.of(site.output("ElasticIp"))), "Addresses")
                .get(0);

        assertThat(router.state()).isEqualTo("running");
        assertThat(router.interfaces()).hasSize(variant.interfaces);
        assertThat(address.path("InstanceId").asText()).isEqualTo(router.instanceId());
        assertThat(address.path("NetworkInterfaceId").asText())
                .isEqualTo(router.outside().id());
        assertThat(address.path("PrivateIpAddress").asText())
                .isEqualTo(router.outside().privateIp());
    }

    @ParameterizedTest
    @EnumSource
    void putsEveryInterfaceBehindItsFirewalls(Variant variant) {
        StandingSite site = standing.get(variant);
        List<String> towardsTwilio = List.of("Twilio signalling and media", "Router administration");
        List<String> towardsThePremises = List.of("Signalling and media of the on-premises voice network");

        List<List<String>> firewalls = site.router().interfaces().stream()
                .map(port -> port.groups().stream()
                        .map(group -> site.groups().get(group).replaceFirst("[:,].*", ""))
                        .toList())
                .toList();

        if (variant.interfaces == 1) {
            assertThat(firewalls).hasSize(1);
            assertThat(firewalls.get(0)).hasSize(3).containsAll(towardsTwilio).containsAll(towardsThePremises);
        } else {
            assertThat(firewalls).hasSize(2);
            assertThat(firewalls.get(0)).containsExactlyInAnyOrderElementsOf(towardsTwilio);
            assertThat(firewalls.get(1)).containsExactlyElementsOf(towardsThePremises);
        }
    }

    @ParameterizedTest
    @EnumSource
    void standsInANetworkThatIsOpenToTheInternetByItsRouterAlone(Variant variant) {
        Aws aws = ground.cloud().aws(variant.region);
        JsonNode outside = aws.list(
                        "ec2",
                        "describe_network_interfaces",
                        Map.of(
                                "NetworkInterfaceIds",
                                List.of(standing.get(variant).router().outside().id())),
                        "NetworkInterfaces")
                .get(0);
        String vpc = outside.path("VpcId").asText();

        JsonNode defaultGroup = aws.list(
                        "ec2",
                        "describe_security_groups",
                        filters(Map.of("vpc-id", vpc, "group-name", "default")),
                        "SecurityGroups")
                .get(0);
        List<String> routes = aws
                .list(
                        "ec2",
                        "describe_route_tables",
                        filters(Map.of(
                                "association.subnet-id",
                                outside.path("SubnetId").asText())),
                        "RouteTables")
                .stream()
                .flatMap(table -> Aws.elements(table.path("Routes")))
                .filter(route -> route.path("GatewayId").asText().startsWith("igw-"))
                .map(route -> route.path("DestinationCidrBlock").asText())
                .toList();

        assertThat(routes).containsExactly("0.0.0.0/0");
        assertThat(defaultGroup.path("IpPermissions")).isEmpty();
        assertThat(defaultGroup.path("IpPermissionsEgress")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void encryptsTheRoutersDisk(Variant variant) {
        String router = standing.get(variant).router().instanceId();

        List<JsonNode> disks = ground.cloud()
                .aws(variant.region)
                .list("ec2", "describe_volumes", filters(Map.of("attachment.instance-id", router)), "Volumes");

        assertThat(disks).singleElement().satisfies(disk -> {
            assertThat(disk.path("Encrypted").asBoolean()).isTrue();
            assertThat(disk.path("VolumeType").asText()).isEqualTo("gp3");
        });
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheRouterItsOwnAddresses(Variant variant) {
        StandingSite site = standing.get(variant);
        String userData = site.router().userData();

        assertThat(userData)
                .contains(site.output("ElasticIp"))
                .contains(site.router().outside().privateIp())
                .contains(site.output("TerminationUri"));
        variant.signalling.forEach(address -> assertThat(userData).contains("ipv4 " + address));
        // Cisco's day-0 formats: properties for CSR1000V, sections for Catalyst 8000V.
        if (variant.platform.equals("csr1000v")) {
            assertThat(userData).contains("ios-config-").doesNotContain("Section:");
        } else {
            assertThat(userData).contains("Section: IOS configuration").doesNotContain("ios-config-");
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesTheTrunkAtTwilio(Variant variant) {
        StandingSite site = standing.get(variant);
        AccountState.Trunk trunk = site.trunk().orElseThrow();
        String elasticIp = site.output("ElasticIp");

        List<String> allowed = trunk.accessControlLists().stream()
                .flatMap(list -> site.twilio().accessControlList(list).orElseThrow().cidrs().stream())
                .toList();

        assertThat(trunk.domainName()).contains("example-" + variant.site + ".pstn.twilio.com");
        assertThat(trunk.transferMode()).isEqualTo("sip-only");
        assertThat(trunk.recordingMode()).isEqualTo("do-not-record");
        assertThat(trunk.secure()).isFalse();
        assertThat(allowed).contains(elasticIp + "/32");
        assertThat(allowed.size()).isEqualTo(variant == Variant.IRELAND ? 2 : 1);
        assertThat(trunk.originationUrls())
                .extracting(AccountState.OriginationUrl::sipUrl)
                .containsExactly("sip:" + elasticIp + ";edge=" + variant.edge + ";transport=tcp");
        assertThat(trunk.numbers()).containsExactlyInAnyOrderElementsOf(variant.numbers);
    }

    @ParameterizedTest
    @EnumSource
    void showsTheApiKeyNowhere(Variant variant) {
        String stack = "CloudConnect-" + variant.site;
        Aws aws = ground.cloud().aws(variant.region);

        Evidence evidence = new Evidence()
                .add("the CLI's output", String.join("\n", ground.transcript()))
                .addFiles(ground.cdk().assembly())
                .addFile(ground.cloud().log())
                .add("the stack", aws.call("cloudformation", "describe_stacks", Map.of("StackName", stack)))
                .add("its events", aws.call("cloudformation", "describe_stack_events", Map.of("StackName", stack)))
                .add("the functions", aws.call("lambda", "list_functions", Map.of()))
                .add("the user data", standing.get(variant).router().userData())
                .addLogs(aws);

        assertThat(evidence.placesWith(stack)).isNotEmpty();
        for (String secret : ground.cloud().credentials().values()) {
            assertThat(evidence.placesWith(secret)).isEmpty();
        }
    }

    private static List<String> expectedRules(Variant variant) {
        List<String> rules = new ArrayList<>();
        for (String address : variant.signalling) {
            for (String direction : List.of("in", "out")) {
                rules.add(direction + " UDP 5060 " + address + "/32");
                rules.add(direction + " TCP 5060 " + address + "/32");
                rules.add(direction + " TCP 5061 " + address + "/32");
            }
        }
        rules.add("in UDP " + variant.firstRtpPort + "-32767 " + MEDIA);
        rules.add("out UDP 10000-60000 " + MEDIA);
        return rules;
    }

    private static Map<String, Object> filters(Map<String, String> values) {
        return Map.of(
                "Filters",
                values.entrySet().stream()
                        .map(entry -> Map.of("Name", entry.getKey(), "Values", List.of(entry.getValue())))
                        .toList());
    }

    private static String inWords(FirewallRule rule) {
        return (rule.inbound() ? "in " : "out ") + rule.traffic() + " " + rule.peer();
    }
}
