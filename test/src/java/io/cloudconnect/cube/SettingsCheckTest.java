package io.cloudconnect.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudconnect.cube.IllegalSettingsException.Problem;
import io.cloudconnect.cube.Licence.TechPackage;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.PublicEdge;
import io.cloudconnect.twilio.SipTransport;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("hostname", site -> site.hostname("v cube")),
                mistake("hostname", site -> site.hostname("vcube\nusername mallory privilege 15")),
                mistake("hostname", site -> site.hostname("C8000V")),
                mistake("hostname", site -> site.hostname("vcübe")),
                mistake("licence", site -> site.licence(new Licence(TechPackage.AX, 250))),
                mistake("licence", site -> site.platform(Platform.CSR1000V)
                        .licence(new Licence(TechPackage.NETWORK_PREMIER, 250))),
                mistake("licence", site -> withoutEncryption(site)
                        .transport(SipTransport.TLS)
                        .secure(true)),
                mistake("licence", site -> withoutEncryption(site).onPremises(Sites.withVpn(Sites.VPN))),
                mistake("licence", site -> withoutEncryption(site)
                        .interconnect(InterconnectPath.vpn(
                                "192.0.3.1",
                                InterconnectPath.VpnMode.ROUTE_BASED,
                                IpsecProposal.AES_GCM,
                                PreSharedKey.typedIn()))),
                mistake("emergencyNumbers", site -> site.emergencyNumbers(List.of("911", "9.T"))),
                mistake("interfaces", site -> site.interfaces(3)),
                mistake("addresses", site -> site.interfaces(2)
                        .addresses(new RouterAddresses("198.51.100.7", "10.20.0.26", Optional.empty()))),
                mistake("insideGateway", site -> site.insideGateway("10.0.0.1 name x")),
                mistake("maxCalls", site -> site.maxCalls(0)),
                mistake("bandwidthMbps", site -> site.bandwidthMbps(-1)),
                mistake("transport", site -> site.secure(true).transport(SipTransport.TCP)),
                mistake("connection", site -> site.connection(Sites.CONNECTION).edge(PublicEdge.ASHBURN)),
                mistake("interconnect", site -> site.interconnect(InterconnectPath.DIRECT_CONNECT)
                        .edge(PublicEdge.ASHBURN)),
                mistake("interconnect", site -> site.interconnect(InterconnectPath.vpn(
                        "208.78.112.64",
                        InterconnectPath.VpnMode.ROUTE_BASED,
                        IpsecProposal.AES_GCM,
                        PreSharedKey.typedIn()))),
                mistake("trunkDomain", site -> site.connection(Sites.CONNECTION)
                        .trunkDomain(new TrunkDomain("a".repeat(49)))),
                mistake("callManagers", site -> site.onPremises(OnPremises.builder()
                        .callManagers(List.of(Cidr.of("10.1.1.0/24")))
                        .build())),
                mistake("callManagers", site -> site.onPremises(OnPremises.builder()
                        .callManagers(addresses(6))
                        .build())),
                mistake("gateways", site -> site.onPremises(OnPremises.builder()
                        .callManagers(addresses(5))
                        .gateways(IntStream.range(10, 16)
                                .mapToObj(last -> Cidr.of("10.1.2." + last))
                                .toList())
                        .build())),
                mistake("onPremises", site -> site.onPremises(OnPremises.builder()
                        .callManagers(addresses(1))
                        .contactCenters(addresses(1))
                        .build())),
                mistake("networks", site -> site.onPremises(OnPremises.builder()
                        .networks(List.of(Cidr.of("192.168.0.0/16")))
                        .build())),
                mistake("networks", site -> site.onPremises(
                        OnPremises.builder().vpn(Sites.VPN).build())),
                mistake("extensions", site -> site.onPremises(OnPremises.builder()
                        .extensions(List.of("4...\n e164 .T"))
                        .build())));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesWhatWouldGiveAWrongConfiguration(String field, UnaryOperator<CubeSettings.Builder> mistake) {
        CubeSettings.Builder site = mistake.apply(Sites.plain());

        IllegalSettingsException thrown = catchThrowableOfType(IllegalSettingsException.class, site::build);

        assertThat(thrown).isNotNull();
        assertThat(thrown.problems()).extracting(Problem::field).contains(field);
        assertThat(thrown.getMessage()).matches("[ -~\\n…ü]+");
    }

    @Test
    void reportsEveryMistakeAtOnce() {
        CubeSettings.Builder site = Sites.plain().hostname("v cube").maxCalls(0).secure(true);

        IllegalSettingsException thrown = catchThrowableOfType(IllegalSettingsException.class, site::build);

        assertThat(thrown.problems()).extracting(Problem::field).containsExactly("hostname", "maxCalls", "transport");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no ip address trusted authenticate",
                "No IP address trusted list",
                "ip name-server 10.1.1.53\nusername mallory privilege 15",
                "end",
                "do reload",
                "Section: Scripts",
                "TechPackage:network-premier",
                "ios-config-0001=\"reload\"",
                "! hidden",
                "banner motd ^C",
                "username ops secret 0 plain",
                "username ops privilege 15 password plain",
                "pre-shared-key abc",
                "snmp-server community public",
                "ip name-server ?",
                "ip host zürich 10.1.1.1",
                "",
                "\u0007"
            })
    void refusesDangerousExtraConfiguration(String line) {
        assertThatThrownBy(() -> Sites.plain().extraConfiguration(List.of(line)).build())
                .isInstanceOf(IllegalSettingsException.class)
                .hasMessageStartingWith("extraConfiguration");
    }

    @Test
    void placesExtraConfigurationAtTheEndAndTellsUnknownLines() {
        CubeConfiguration configuration = CubeConfiguration.of(Sites.plain()
                .extraConfiguration(List.of("ip name-server 10.1.1.53", "flow monitor X"))
                .build());

        assertThat(configuration.text())
                .endsWith("! ---- Extra configuration of this site\nip name-server 10.1.1.53\nflow monitor X\n!\n");
        assertThat(configuration.unknownLines()).extracting(Violation::line).containsExactly("flow monitor X");
    }

    @Test
    void refusesExtraLinesThatAreNotLegalWhereTheyStand() {
        CubeSettings.Builder site = Sites.plain()
                .extraConfiguration(
                        List.of("voice class uri TWILIO sip", "host ipv4:10.0.0.1", "ip ssh maxstartups 1"));

        IllegalSettingsException thrown = catchThrowableOfType(IllegalSettingsException.class, site::build);

        assertThat(thrown.problems())
                .extracting(Problem::field, Problem::value)
                .containsExactly(
                        tuple("extraConfiguration", "voice class uri TWILIO sip"),
                        tuple("extraConfiguration", "ip ssh maxstartups 1"));
    }

    private static Arguments mistake(String field, UnaryOperator<CubeSettings.Builder> mistake) {
        return Arguments.of(field, mistake);
    }

    private static CubeSettings.Builder withoutEncryption(CubeSettings.Builder site) {
        return site.platform(Platform.CSR1000V).licence(new Licence(TechPackage.APPX, 250));
    }

    private static List<Cidr> addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(last -> Cidr.of("10.1.1." + (10 + last)))
                .toList();
    }
}
