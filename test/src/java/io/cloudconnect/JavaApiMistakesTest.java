package io.cloudconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudconnect.app.Mistake;
import io.cloudconnect.app.SitesFile;
import io.cloudconnect.app.SitesFileException;
import io.cloudconnect.cube.InterconnectPath;
import io.cloudconnect.cube.IpsecProposal;
import io.cloudconnect.cube.Licence;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.cube.PreSharedKey;
import io.cloudconnect.cube.RouterVpn;
import io.cloudconnect.cube.RtpPortRange;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.network.VoiceNetworkProps;
import io.cloudconnect.onpremises.SiteToSiteVpnSettings;
import io.cloudconnect.router.ElasticIpAttributes;
import io.cloudconnect.router.Redundancy;
import io.cloudconnect.router.RouterImage;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.trunk.TrunkNumbers;
import io.cloudconnect.trunk.TrunkSettings;
import io.cloudconnect.trunk.contract.TrunkProperties.OriginationUrl;
import io.cloudconnect.trunk.contract.TrunkProperties.Purchase;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Edge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the site file refuses, the Java API refuses too: a row a mistake, with the value and the remedy it tells. */
class JavaApiMistakesTest {
    record Row(String mistake, ThrowingCallable made, List<String> told) {
        @Override
        public String toString() {
            return mistake;
        }
    }

    private static Row row(String mistake, ThrowingCallable made, String... told) {
        return new Row(mistake, made, List.of(told));
    }

    static final List<Row> ROWS = List.of(
            row("region without an exchange", () -> Sites.in("eu-north-1", site -> site), "\"eu-north-1\"", "eu-west-2 (london-ix)"),
            row("unknown exchange", () -> Edge.of("dallas-ix"), "\"dallas-ix\"", "there are ashburn-ix (us1-ix)"),
            row("malformed connection SID", () -> new ConnectionSid("TN12"), "\"TN12\"", "copy it from"),
            row("malformed trunk SID", () -> TrunkSettings.builder("gaman").trunkSid("TK12").build(), "\"TK12\"", "TK and 32 hexadecimal digits"),
            row("domain with illegal characters", () -> TrunkSettings.of("gaman_cloud"), "\"gaman_cloud\"", "letters, digits and hyphens"),
            row("domain that is complete already", () -> TrunkSettings.of("gaman.pstn.twilio.com"), "already complete", "write \"gaman\""),
            row("number not E.164", () -> TrunkSettings.builder("gaman").numbers("16475550100").build(), "\"16475550100\"", "as in +16475550100"),
            row("network that Twilio never sees", () -> TrunkSettings.builder("gaman").allow(List.of(Cidr.of("10.1.1.1/32"))).build(), "10.1.1.1/32", "public"),
            row("network that is too wide for Twilio", () -> TrunkSettings.builder("gaman").allow(List.of(Cidr.of("0.0.0.0/0"))).build(), "0.0.0.0/0 is too wide", "/8 at the widest"),
            row("network that is too wide to log in from", () -> RouterSettings.builder().adminNetworks(List.of(Cidr.of("0.0.0.0/0"))).build(), "0.0.0.0/0 is too wide", "/8 at the widest"),
            row("malformed network", () -> Cidr.of("10.1.0.0/40"), "10.1.0.0/40", "write one in between"),
            row("network with bits behind its prefix", () -> Cidr.of("203.0.113.1/24"), "203.0.113.1/24", "write 203.0.113.0/24"),
            row("odd RTP bound", () -> new RtpPortRange(10000, 32767), "10000-32767 have an odd bound", "write 10000-32766"),
            row("RTP ports out of range", () -> new RtpPortRange(10000, 60000), "10000-60000 are not between 8000 and 48198", "as in 16384-32766"),
            row("unsupported instance type", () -> RouterSettings.builder().instanceType("t2.medium").build(), "\"t2.medium\"", "write c5.xlarge or c5.2xlarge"),
            row("three interfaces", () -> RouterSettings.builder().interfaces(3).build(), "interfaces 3 is not offered", "there are 1, 2"),
            row("VPC of no size AWS takes", () -> VoiceNetworkProps.builder().cidr(Cidr.of("10.0.0.0/8")).build(), "10.0.0.0/8", "between /16 and /26"),
            row(
                    "VPC over the guest shell's network",
                    () -> VoiceNetworkProps.builder().cidr(Cidr.of("192.168.0.0/16")).build(),
                    "192.168.0.0/16 overlaps 192.168.35.0/24"),
            row("premises over the guest shell's network", () -> premises("192.168.35.0/26"), "192.168.35.0/26 overlaps 192.168.35.0/24"),
            row("premises over the VPC", () -> premises("10.20.5.0/24"), "10.20.5.0/24 overlaps the VPC's 10.20.0.0/16", "give network.cidr a network"));

    @ParameterizedTest
    @FieldSource("ROWS")
    void tellsTheValueAndTheRemedy(Row row) {
        assertThatThrownBy(row.made)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(row.told);
    }

    record Pair(String site, ThrowingCallable made) {
        @Override
        public String toString() {
            return site;
        }
    }

    private static final String LONG_NAME = "a".repeat(49);

    private static final String URL = "{url: \"sip:sbc.example.com\"}";
    private static final String NINE_URLS = String.join(", ", Collections.nCopies(9, URL));
    private static final String TEN_URLS = NINE_URLS + ", " + URL;

    static final List<Pair> PAIRS = List.of(
            new Pair("region: eu-north-1", () -> Sites.in("eu-north-1", site -> site)),
            new Pair("exchange: dallas-ix", () -> Edge.of("dallas-ix")),
            new Pair("connection: TN12", () -> new ConnectionSid("TN12")),
            new Pair("trunk: {domain: gaman_cloud}", () -> TrunkSettings.of("gaman_cloud")),
            new Pair("trunk: {domain: gaman.pstn.twilio.com}", () -> TrunkSettings.of("gaman.pstn.twilio.com")),
            new Pair("trunk: {domain: gaman, sid: TK12}", () -> TrunkSettings.builder("gaman").trunkSid("TK12").build()),
            new Pair(
                    "trunk: {domain: gaman, accessControlLists: [AL12]}",
                    () -> TrunkSettings.builder("gaman").accessControlLists(List.of("AL12")).build()),
            new Pair(
                    "trunk: {domain: gaman, credentialLists: [CL12]}",
                    () -> TrunkSettings.builder("gaman").credentialLists(List.of("CL12")).build()),
            new Pair(
                    "trunk: {domain: gaman, numbers: [\"16475550100\"]}",
                    () -> TrunkSettings.builder("gaman").numbers("16475550100").build()),
            new Pair(
                    "trunk: {domain: gaman, allow: [10.1.1.1/32]}",
                    () -> TrunkSettings.builder("gaman").allow(List.of(Cidr.of("10.1.1.1/32"))).build()),
            new Pair(
                    "trunk: {domain: gaman, allow: [0.0.0.0/0]}",
                    () -> TrunkSettings.builder("gaman").allow(List.of(Cidr.of("0.0.0.0/0"))).build()),
            new Pair(
                    "trunk: {domain: gaman, disasterRecoveryUrl: example.com}",
                    () -> TrunkSettings.builder("gaman").disasterRecoveryUrl("example.com").build()),
            new Pair(
                    "trunk: {domain: gaman, disasterRecoveryUrl: \"https://?x\"}",
                    () -> TrunkSettings.builder("gaman").disasterRecoveryUrl("https://?x").build()),
            new Pair(
                    "trunk: {domain: gaman, disasterRecoveryUrl: \"https://example.com/a b\"}",
                    () -> TrunkSettings.builder("gaman").disasterRecoveryUrl("https://example.com/a b").build()),
            new Pair(
                    "trunk: {domain: gaman, disasterRecoveryUrl: \"https://joe:hunter2@exa mple.com/\"}",
                    () -> TrunkSettings.builder("gaman").disasterRecoveryUrl("https://joe:hunter2@exa mple.com/").build()),
            new Pair("trunk: {domain: gaman, origination: [{url: \"sip:a b\"}]}", () -> origination("sip:a b", 10, 10)),
            new Pair(
                    "trunk: {domain: gaman, origination: [{url: \"sip: sbc.example.com\"}]}",
                    () -> origination("sip: sbc.example.com", 10, 10)),
            new Pair(
                    "trunk: {domain: gaman, origination: [{url: \"sip:sbc.example.com; transport=tcp\"}]}",
                    () -> origination("sip:sbc.example.com; transport=tcp", 10, 10)),
            new Pair("trunk: {domain: gaman, origination: [{url: \"sip:\"}]}", () -> origination("sip:", 10, 10)),
            new Pair(
                    "trunk: {domain: gaman, origination: [{url: sbc.example.com}]}",
                    () -> origination("sbc.example.com", 10, 10)),
            new Pair(
                    "trunk: {domain: gaman, origination: [{url: \"sips:sbc.example.com\"}]}",
                    () -> origination("sips:sbc.example.com", 10, 10)),
            new Pair(
                    "router: {adminCidrs: [0.0.0.0/0]}",
                    () -> RouterSettings.builder().adminNetworks(List.of(Cidr.of("0.0.0.0/0"))).build()),
            new Pair("router: {adminCidrs: [203.0.113.0/40]}", () -> Cidr.of("203.0.113.0/40")),
            new Pair("router: {adminCidrs: [203.0.113.1/24]}", () -> Cidr.of("203.0.113.1/24")),
            new Pair("router: {rtpPorts: {from: 10000, to: 32767}}", () -> new RtpPortRange(10000, 32767)),
            new Pair("router: {rtpPorts: {from: 10000, to: 60000}}", () -> new RtpPortRange(10000, 60000)),
            new Pair(
                    "router: {elasticIps: [{address: 198.51.100.7, allocationId: eip-1}]}",
                    () -> new ElasticIpAttributes("198.51.100.7", "eip-1")),
            new Pair(
                    "router: {elasticIps: [{address: 203.0.113.0/24, allocationId: eipalloc-0123456789abcdef0}]}",
                    () -> new ElasticIpAttributes("203.0.113.0/24", "eipalloc-0123456789abcdef0")),
            new Pair(
                    "router: {elasticIps: [{address: 10.0.0.1, allocationId: eipalloc-0123456789abcdef0}]}",
                    () -> new ElasticIpAttributes("10.0.0.1", "eipalloc-0123456789abcdef0")),
            new Pair("onPremises: {networks: [0.0.0.0/0]}", () -> OnPremises.builder().networks("0.0.0.0/0").build()),
            new Pair("onPremises: {networks: [10.0.0.0/7]}", () -> OnPremises.builder().networks("10.0.0.0/7").build()),
            new Pair("onPremises: {networks: [192.168.35.0/26]}", () -> premises("192.168.35.0/26")),
            new Pair("network: {cidr: 10.0.0.0/8}", () -> VoiceNetworkProps.builder().cidr(Cidr.of("10.0.0.0/8")).build()),
            new Pair(
                    "network: {cidr: 192.168.0.0/16}",
                    () -> VoiceNetworkProps.builder().cidr(Cidr.of("192.168.0.0/16")).build()),
            new Pair("network: {natGateways: 3}", () -> VoiceNetworkProps.builder().natGateways(3).build()),
            new Pair("router: {instanceType: t2.medium}", () -> RouterSettings.builder().instanceType("t2.medium").build()),
            new Pair(
                    "router: {instanceType: large, unsupportedInstanceType: true}",
                    () -> RouterSettings.builder().instanceType("large").unsupportedInstanceType(true).build()),
            new Pair("router: {interfaces: 3}", () -> RouterSettings.builder().interfaces(3).build()),
            new Pair("router: {licence: {throughputMbps: 300}}", () -> new Licence(Licence.TechPackage.NETWORK_ESSENTIALS, 300)),
            new Pair("router: {bootMinutes: 13}", () -> RouterSettings.builder().bootTime(Duration.ofMinutes(13)).build()),
            new Pair("router: {bootMinutes: -1}", () -> RouterSettings.builder().bootTime(Duration.ofMinutes(-1)).build()),
            new Pair("router: {image: ami-123}", () -> RouterImage.fromAmi("ami-123")),
            new Pair("router: {image: ami-0123456789}", () -> RouterImage.fromAmi("ami-0123456789")),
            new Pair("router: {image: {us-east-1: ami-123}}", () -> RouterImage.fromAmiMap(Map.of("us-east-1", "ami-123"))),
            new Pair("router: {image: \"ssm:/routers/latest\"}", () -> RouterImage.fromSsmParameter("/routers/latest")),
            new Pair("router: {image: \"ssm:routers/17.12\"}", () -> RouterImage.fromSsmParameter("routers/17.12")),
            new Pair("router: {image: \"ssm:/routers/17 12\"}", () -> RouterImage.fromSsmParameter("/routers/17 12")),
            new Pair(
                    "router: {redundancy: pair, elasticIps: [{address: 198.51.100.7, allocationId: eipalloc-0123456789abcdef0}]}",
                    () -> pairWith("eipalloc-0123456789abcdef0")),
            new Pair(
                    "router: {redundancy: pair, elasticIps: [{address: 198.51.100.7, allocationId: eipalloc-0123456789abcdef0},"
                            + " {address: 198.51.100.7, allocationId: eipalloc-0123456789abcdef0}]}",
                    () -> pairWith("eipalloc-0123456789abcdef0", "eipalloc-0123456789abcdef0")),
            new Pair(
                    "trunk: {domain: gaman, friendlyName: " + LONG_NAME + "}",
                    () -> TrunkSettings.builder("gaman").friendlyName(LONG_NAME).build()),
            new Pair(
                    "trunk: {domain: gaman, friendlyName: \" \"}",
                    () -> TrunkSettings.builder("gaman").friendlyName(" ").build()),
            new Pair(
                    "trunk: {domain: gaman, origination: [{url: \"sip:sbc.example.com\", priority: 70000}]}",
                    () -> origination("sip:sbc.example.com", 70000, 10)),
            new Pair(
                    "trunk: {domain: gaman, origination: [{url: \"sip:sbc.example.com\", weight: 0}]}",
                    () -> origination("sip:sbc.example.com", 10, 0)),
            new Pair("trunk: {domain: gaman, origination: [" + TEN_URLS + "]}", () -> originations(10)),
            new Pair(
                    "trunk: {domain: gaman, origination: [" + NINE_URLS + "]}\n    router: {redundancy: pair}",
                    () -> Sites.virginia(site -> site.trunk(originations(9))
                            .router(RouterSettings.builder().redundancy(Redundancy.PAIR).build()))),
            new Pair("trunk: {domain: gaman, numbers: [PN12]}", () -> TrunkSettings.builder("gaman").numbers("PN12").build()),
            new Pair("trunk: {domain: gaman, buy: {country: ca}}", () -> buy("ca", Optional.empty(), Optional.empty(), 1)),
            new Pair(
                    "trunk: {domain: gaman, buy: {country: CA, areaCode: \"047\"}}",
                    () -> buy("CA", Optional.of("047"), Optional.empty(), 1)),
            new Pair(
                    "trunk: {domain: gaman, buy: {country: CA, pattern: \"647 555\"}}",
                    () -> buy("CA", Optional.empty(), Optional.of("647 555"), 1)),
            new Pair("trunk: {domain: gaman, buy: {country: CA, count: 0}}", () -> buy("CA", Optional.empty(), Optional.empty(), 0)),
            new Pair(
                    "trunk: {domain: gaman, buy: {country: CA, count: 10001}}",
                    () -> buy("CA", Optional.empty(), Optional.empty(), 10001)),
            new Pair("onPremises: {networks: [10.1.0.0/16], vpn: {type: router, peer: 10.0.0.1}}", () -> RouterVpn.to("10.0.0.1")),
            new Pair(
                    "onPremises: {networks: [10.1.0.0/16], vpn: {type: router, peer: 203.0.113.0/24}}",
                    () -> RouterVpn.to("203.0.113.0/24")),
            new Pair(
                    "onPremises: {networks: [10.1.0.0/16], vpn: {type: site-to-site, peer: 10.0.0.1}}",
                    () -> Sites.virginia(site -> site.onPremises(
                                    OnPremises.builder().networks("10.1.0.0/16").build())
                            .siteToSiteVpn(SiteToSiteVpnSettings.to("10.0.0.1")))),
            new Pair(
                    "interconnect: {path: vpn, peer: 10.0.0.1}",
                    () -> InterconnectPath.vpn(
                            "10.0.0.1", InterconnectPath.VpnMode.ROUTE_BASED, IpsecProposal.AES_GCM, PreSharedKey.typedIn())),
            new Pair("onPremises: {networks: [10.20.5.0/24]}", () -> premises("10.20.5.0/24")));

    /** Whoever moves a site from the file into a program, or back, meets the same words. */
    @ParameterizedTest
    @FieldSource("PAIRS")
    void tellsTheSameAsTheSiteFile(Pair pair) {
        String region = pair.site.startsWith("region:") ? "" : "    region: us-east-1\n";
        String trunk = pair.site.startsWith("trunk:") ? "" : "    trunk: {domain: gaman}\n";
        String file = "twilio: {credentials: cloudconnect/twilio}\nsites:\n  virginia:\n" + region + trunk + "    " + pair.site + "\n";

        SitesFileException refused =
                catchThrowableOfType(SitesFileException.class, () -> SitesFile.parse(file, Path.of("cloudconnect.yaml")));

        assertThat(refused.mistakes()).hasSize(1);
        Mistake told = refused.mistakes().get(0);
        assertThatThrownBy(pair.made).hasMessageEndingWith(told.found() + "; " + told.remedy());
    }

    /** The addresses that examples are written with, and what is known at the deployment only. */
    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.7", "203.0.113.10", "192.0.2.1", "${Token[TOKEN.7]}"})
    void takesThePublicAddressOfAnElasticIp(String address) {
        assertThat(new ElasticIpAttributes(address, "eipalloc-0123456789abcdef0").publicIp()).isEqualTo(address);
    }

    @Test
    void takesAnElasticIpWrittenAsANetworkOfOne() {
        assertThat(new ElasticIpAttributes("198.51.100.7/32", "eipalloc-0123456789abcdef0").publicIp()).isEqualTo("198.51.100.7");
    }

    @Test
    void looksIntoNoUrlThatIsKnownAtTheDeploymentOnly() {
        String token = "${Token[TOKEN.7]}";

        TrunkSettings trunk = TrunkSettings.builder("gaman")
                .disasterRecoveryUrl(token)
                .origination(List.of(new OriginationUrl("branch", "sip:" + token, 10, 10, true)))
                .build();

        assertThat(trunk.disasterRecoveryUrl()).contains(token);
    }

    @Test
    void tellsNoPasswordOfAUrl() {
        assertThatThrownBy(() -> TrunkSettings.builder("gaman")
                        .disasterRecoveryUrl("https://joe:hunter2@exa mple.com/")
                        .origination(List.of(new OriginationUrl("branch", "sip:joe:hunter2@sbc .example.com", 10, 10, true)))
                        .build())
                .hasMessageContainingAll("https://joe:…@exa mple.com/", "sip:joe:…@sbc .example.com")
                .hasMessageNotContaining("hunter2");
    }

    private static void origination(String url, int priority, int weight) {
        TrunkSettings.builder("gaman")
                .origination(List.of(new OriginationUrl("branch", url, priority, weight, true)))
                .build();
    }

    private static void buy(String country, Optional<String> areaCode, Optional<String> pattern, int count) {
        Purchase purchase = new Purchase(country, areaCode, pattern, count, false);
        new TrunkNumbers(List.of(), Optional.empty(), Optional.of(purchase), false);
    }

    private static void pairWith(String... allocationIds) {
        Sites.virginia(site -> site.router(RouterSettings.builder().redundancy(Redundancy.PAIR).build())
                .elasticIps(Stream.of(allocationIds)
                        .map(id -> new ElasticIpAttributes("198.51.100.7", id))
                        .toList()));
    }

    private static TrunkSettings originations(int count) {
        return TrunkSettings.builder("gaman")
                .origination(Collections.nCopies(count, new OriginationUrl("branch", "sip:sbc.example.com", 20, 10, true)))
                .build();
    }

    private static void premises(String network) {
        Sites.virginia(site -> site.onPremises(
                OnPremises.builder().networks(List.of(Cidr.of(network))).build()));
    }
}
