package io.cloudconnect.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.RouterConfiguration;
import io.cloudconnect.app.SiteProps;
import io.cloudconnect.app.SitesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every combination of platform, interfaces, transport, redundancy, VPN and path, from the site file to the router's
 * text. {@code matrix.txt} has each section once in full; then, by the values that lead to it, what is different. The
 * router's own addresses stand there by name, so that those of another one would be seen.
 */
class ApprovedMatrixTest {
    private static final Map<String, List<String>> AXES = new LinkedHashMap<>();

    static {
        AXES.put("platform", List.of("csr1000v", "catalyst8000v"));
        AXES.put("interfaces", List.of("1", "2"));
        AXES.put("transport", List.of("tcp", "tls"));
        AXES.put("router", List.of("single", "first of a pair", "second of a pair"));
        AXES.put("vpn", List.of("none", "site-to-site", "router"));
        AXES.put("path", List.of("direct", "vpn", "direct-connect"));
    }

    private static final Map<String, String> VPNS = Map.of(
            "none", "{}",
            "site-to-site", "{type: site-to-site, peer: 203.0.113.10}",
            "router", "{type: router, peer: 203.0.113.10, preSharedKey: voice/vpn}");
    private static final Map<String, String> PATHS = Map.of(
            "direct", "{path: direct}",
            "vpn", "{path: vpn, peer: 192.0.2.1, preSharedKey: voice/twilio}",
            "direct-connect", "{path: direct-connect, gatewayId: vgw-0123456789abcdef0}");
    private static final List<RouterAddresses> ADDRESSES = List.of(
            new RouterAddresses("198.51.100.7", "10.20.0.26", Optional.of("10.20.128.26")),
            new RouterAddresses("198.51.100.8", "10.20.64.27", Optional.of("10.20.192.27")));

    private static final Map<Map<String, String>, CubeConfiguration> CONFIGURATIONS = new LinkedHashMap<>();

    @BeforeAll
    static void generate() {
        for (Map<String, String> combination : Combinations.of(AXES)) {
            CubeSettings settings = site(combination).settings(index(combination));
            CONFIGURATIONS.put(combination, CubeConfiguration.of(settings.with(addresses(combination))));
        }
    }

    @Test
    void everySectionOfEveryCombinationIsApproved() throws IOException {
        Map<String, Map<String, List<Map<String, String>>>> sections = new LinkedHashMap<>();
        CONFIGURATIONS.forEach((combination, configuration) -> {
            for (String section : named(configuration.text(), addresses(combination)).split("(?m)^! ---- ")) {
                String[] parts = section.split("\n", 2);
                if (parts.length == 2) {
                    sections.computeIfAbsent(parts[0], title -> new LinkedHashMap<>())
                            .computeIfAbsent(parts[1], text -> new ArrayList<>())
                            .add(combination);
                }
            }
        });

        StringBuilder matrix = new StringBuilder(CONFIGURATIONS.size() + " configurations\n");
        sections.forEach((title, texts) -> {
            matrix.append("\n== ").append(title).append('\n');
            String usual = texts.keySet().iterator().next();
            texts.forEach((text, combinations) -> matrix.append("-- ")
                    .append(Combinations.inWords(AXES, combinations))
                    .append('\n')
                    .append(text == usual ? text : Difference.between(usual, text)));
        });

        Approved.assertApproved("matrix.txt", matrix.toString());
    }

    @Test
    void bothCarriersBringTheSameCommands() {
        CONFIGURATIONS.forEach((combination, configuration) -> {
            List<String> commands = configuration
                    .text()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("!"))
                    .toList();
            String dayZero = configuration.dayZero();

            if (combination.get("platform").equals("catalyst8000v")) {
                assertThat(dayZero)
                        .isEqualTo("Section: License\nTechPackage:network-essentials\n\nSection: IOS configuration\n"
                                + configuration.text());
            } else {
                assertThat(dayZero.lines().skip(1).map(ApprovedMatrixTest::command)).isEqualTo(commands);
                assertThat(dayZero.lines().skip(1).map(line -> line.substring(0, 15)))
                        .isEqualTo(numbered(commands.size()));
            }
        });
    }

    @Test
    void everyConfigurationIsLegal() {
        CONFIGURATIONS.forEach((combination, configuration) -> assertThat(
                        LegalityCheck.of(configuration.dayZero()).violations())
                .as("%s", combination)
                .isEmpty());
        assertThat(CONFIGURATIONS).hasSize(216);
    }

    private static int index(Map<String, String> combination) {
        return combination.get("router").startsWith("second") ? 1 : 0;
    }

    private static RouterAddresses addresses(Map<String, String> combination) {
        return ADDRESSES.get(index(combination));
    }

    private static String named(String text, RouterAddresses own) {
        return text.replace(own.elasticIp(), "ELASTIC-IP").replace(own.privateIp(), "PRIVATE-IP");
    }

    /** The value of a property, as the XML document gives it. */
    private static String command(String property) {
        return property.substring(property.indexOf('"') + 1, property.length() - 1)
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static List<String> numbered(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("ios-config-%04d"::formatted)
                .toList();
    }

    private static RouterConfiguration site(Map<String, String> axis) {
        String text =
                """
                twilio: {credentials: cloudconnect/twilio}
                sites:
                  virginia:
                    region: us-east-1
                    connection: TN0123456789abcdef0123456789abcdef
                    interconnect: %s
                    trunk: {domain: gaman, secure: %s}
                    router:
                      platform: %s
                      image: ami-0123456789abcdef0
                      interfaces: %s
                      redundancy: %s
                      adminCidrs: [203.0.113.0/24]
                    network: {cidr: 10.20.0.0/16}
                    onPremises:
                      networks: [10.1.0.0/16]
                      callManagers: [10.1.1.10, 10.1.1.11]
                      contactCenters: [10.1.1.20]
                      gateways: [10.1.1.30]
                      extensions: [4...]
                      vpn: %s
                """
                        .formatted(
                                PATHS.get(axis.get("path")),
                                axis.get("transport").equals("tls"),
                                axis.get("platform"),
                                axis.get("interfaces"),
                                axis.get("router").equals("single") ? "single" : "pair",
                                VPNS.get(axis.get("vpn")));
        SitesFile file = SitesFile.parse(text, Path.of("cloudconnect.yaml"));
        return new SiteProps(file.twilio(), file.site("virginia")).routerConfiguration();
    }
}
