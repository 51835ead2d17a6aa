package io.cloudconnect.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.PublicEdge;
import io.cloudconnect.twilio.SipTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Configurations a person has read. One stands in full for each carrier; the others as what sets them apart from it.
 * What platform, interfaces, transport, redundancy, VPN and path change is approved by {@link ApprovedMatrixTest}.
 */
class ApprovedConfigurationsTest {
    private static final int USER_DATA_LIMIT = 16 * 1024;

    private static final InterconnectPath VPN_BY_ROUTE = InterconnectPath.vpn(
            "192.0.2.1",
            InterconnectPath.VpnMode.ROUTE_BASED,
            IpsecProposal.AES_GCM,
            PreSharedKey.inSecret("voice/twilio"));
    private static final InterconnectPath VPN_BY_POLICY = InterconnectPath.vpn(
            "192.0.2.1",
            InterconnectPath.VpnMode.POLICY_BASED,
            IpsecProposal.AES_CBC,
            PreSharedKey.inSecret("voice/twilio"));

    private static final Map<String, UnaryOperator<CubeSettings.Builder>> VARIANTS = new LinkedHashMap<>();

    static {
        VARIANTS.put("no-premises", site -> site.onPremises(OnPremises.NONE));
        VARIANTS.put("router-vpn-bgp", site -> site.localNetworks(List.of(Cidr.of("10.20.0.0/16")))
                .onPremises(Sites.withVpn(Sites.VPN.withBgp(65000, 65010))));
        VARIANTS.put("interconnect-vpn-policy-based", site -> site.interconnect(VPN_BY_POLICY));
        VARIANTS.put("without-connection", site -> site.connection(Optional.empty()));
        VARIANTS.put("public-edge", site -> site.connection(Optional.empty()).edge(PublicEdge.ASHBURN));
        VARIANTS.put("e164", site -> site.numberingPlan(NumberingPlan.E164));
        VARIANTS.put("every-exchange", site -> site.furtherEdges(List.copyOf(Exchange.all())));
        VARIANTS.put("keepalive", site -> site.twilioKeepalive(true));
    }

    static Stream<String> variants() {
        return VARIANTS.keySet().stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csr1000v", "catalyst8000v"})
    void standsInFull(String platform) throws IOException {
        String text = CubeConfiguration.of(site().platform(Platform.of(platform)).build())
                .dayZero();

        Approved.assertApproved(platform + ".txt", text);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void differsAsApproved(String variant) throws IOException {
        String base = CubeConfiguration.of(site().build()).text();
        String text =
                CubeConfiguration.of(VARIANTS.get(variant).apply(site()).build()).text();

        Approved.assertApproved(variant + ".diff", Difference.between(base, text));
    }

    @Test
    void everyCombinationIsLegalAndFitsIntoUserData() {
        int combinations = 0;
        int largest = 0;
        List<InterconnectPath> paths =
                List.of(InterconnectPath.DIRECT, VPN_BY_ROUTE, VPN_BY_POLICY, InterconnectPath.DIRECT_CONNECT);
        for (Platform platform : Platform.values()) {
            for (int interfaces : new int[] {1, 2}) {
                for (SipTransport transport : SipTransport.values()) {
                    for (int router : new int[] {0, 1}) {
                        for (OnPremises premises :
                                List.of(OnPremises.NONE, Sites.PREMISES, Sites.withVpn(Sites.VPN))) {
                            for (InterconnectPath path : paths) {
                                CubeConfiguration configuration = CubeConfiguration.of(site().platform(platform)
                                        .interfaces(interfaces)
                                        .transport(transport)
                                        .secure(transport == SipTransport.TLS)
                                        .hostname("vcube-" + (router + 1))
                                        .onPremises(premises.forRouter(router))
                                        .interconnect(path)
                                        .addresses(RouterAddresses.sample())
                                        .build());
                                assertThat(LegalityCheck.of(configuration.dayZero()).violations()).isEmpty();
                                largest = Math.max(
                                        largest, configuration.dayZero().length());
                                combinations++;
                            }
                        }
                    }
                }
            }
        }

        System.out.printf("%d combinations are legal, the largest has %d bytes%n", combinations, largest);
        assertThat(combinations).isEqualTo(288);
        assertThat(largest).isLessThan(USER_DATA_LIMIT);
    }

    private static CubeSettings.Builder site() {
        return Sites.plain()
                .connection(Sites.CONNECTION)
                .adminNetworks(List.of(Cidr.of("203.0.113.0/24")))
                .onPremises(Sites.PREMISES);
    }
}
