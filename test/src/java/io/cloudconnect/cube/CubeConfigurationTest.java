package io.cloudconnect.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.ConnectionSid;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CubeConfigurationTest {
    private static final ConnectionSid CONNECTION = Sites.CONNECTION;

    @Test
    void saysTheSameTwice() {
        CubeSettings settings = site().build();

        String first = CubeConfiguration.of(settings).dayZero();
        String second = CubeConfiguration.of(settings).dayZero();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void sendsCallsToThePlainExchangeWithoutAConnection() {
        String text = CubeConfiguration.of(site().build()).text();

        assertThat(text).contains(" session target dns:gaman.pstn.ashburn-ix.twilio.com\n");
        assertThat(text).doesNotContain("SIP-Req-URI").doesNotContain("tnx=");
    }

    @Test
    void carriesTheConnectionInEveryRequest() {
        String text = CubeConfiguration.of(site().connection(CONNECTION).build()).text();

        assertThat(text)
                .contains("request ANY sip-header SIP-Req-URI modify \"@gaman.pstn.ashburn-ix.twilio.com[^ ]*\""
                        + " \"@gaman.pstn.twilio.com;tnx=" + CONNECTION + "\"");
    }

    @Test
    void writesTokensAsTheyStand() {
        String token = "${Token[TOKEN.123]}";

        String text = CubeConfiguration.of(site().addresses(new RouterAddresses(token, "${Token[TOKEN.124]}", Optional.empty()))
                        .build())
                .text();

        assertThat(text).contains("\"IN IP4 ${Token[TOKEN.124]}\" \"IN IP4 " + token + "\"");
    }

    @Test
    void bindsSipToTheElasticIpInsideTheInterconnectVpn() {
        CubeConfiguration configuration = CubeConfiguration.of(site().interconnect(InterconnectPath.vpn(
                        "192.0.3.1",
                        InterconnectPath.VpnMode.POLICY_BASED,
                        IpsecProposal.AES_GCM,
                        PreSharedKey.inSecret("voice/twilio")))
                .build());

        assertThat(configuration.text())
                .contains("interface Loopback1\n description The Elastic IP, as Twilio knows it\n ip address 198.51.100.7")
                .contains(" permit ip host 198.51.100.7 208.78.112.0 0.0.0.127\n")
                .contains(" voice-class sip bind media source-interface Loopback1\n")
                .doesNotContain("sdp-header")
                .doesNotContain("pre-shared-key ");
        assertThat(configuration.operatorSteps())
                .first()
                .satisfies(step -> assertThat(step.title()).contains("secret voice/twilio"));
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void writesAKeyOnlyWhereTheCallerExposesIt(Platform platform) {
        PreSharedKey exposed = PreSharedKey.exposedInConfiguration("0123456789abcdefEXPOSED");
        CubeConfiguration written = CubeConfiguration.of(site().platform(platform)
                .onPremises(Sites.withVpn(Sites.VPN.withPreSharedKey(exposed)))
                .build());
        CubeConfiguration typedIn = CubeConfiguration.of(
                site().platform(platform).onPremises(Sites.withVpn(Sites.VPN)).build());

        assertThat(written.dayZero()).contains("pre-shared-key 0123456789abcdefEXPOSED");
        assertThat(written.operatorSteps()).noneMatch(step -> step.title().contains("pre-shared key"));
        assertThat(typedIn.dayZero()).doesNotContain("pre-shared-key");
        assertThat(typedIn.operatorSteps()).anyMatch(step -> step.title().contains("pre-shared key"));
    }

    @Test
    void escapesQuotesForTheCsr1000v() {
        String properties = CubeConfiguration.of(
                        site().platform(Platform.CSR1000V).connection(CONNECTION).build())
                .dayZero();

        assertThat(properties).startsWith("license=\"ax\"\nios-config-0001=\"hostname vcube\"\n");
        assertThat(properties.lines()).allMatch(line -> line.matches("[a-z]+(-config-\\d{4})?=\"[^\"<]+\""));
        assertThat(properties).contains("modify &quot;@10.20.0.26&gt;&quot; &quot;@gaman.pstn.twilio.com&gt;&quot;\"");
        assertThat(properties).contains("/^\\([2-9]..[2-9]......\\)$/ /+1\\1/");
    }

    @ParameterizedTest
    @CsvSource({
        "CATALYST8000V, NETWORK_ADVANTAGE, TechPackage:network-advantage",
        "CSR1000V, AX, license=\"ax\"",
        "CSR1000V, APPX, license=\"appx\"",
    })
    void carriesTheLicencePackage(Platform platform, Licence.TechPackage techPackage, String line) {
        CubeConfiguration configuration = CubeConfiguration.of(
                site().platform(platform).licence(new Licence(techPackage, 100)).build());

        assertThat(configuration.dayZero().lines()).contains(line);
        assertThat(configuration.text()).contains("platform hardware throughput level MB 100\n");
        assertThat(configuration.operatorSteps())
                .anySatisfy(step -> assertThat(step.commands()).anyMatch(command -> command.contains("idtoken")));
    }

    @Test
    void asksForTheExportLicenceAboveItsLimit() {
        CubeConfiguration most = CubeConfiguration.of(
                site().licence(new Licence(Licence.TechPackage.NETWORK_ESSENTIALS, 250)).build());
        CubeConfiguration more = CubeConfiguration.of(
                site().licence(new Licence(Licence.TechPackage.NETWORK_ESSENTIALS, 500)).build());

        assertThat(most.operatorSteps()).noneMatch(step -> step.title().contains("HSEC"));
        assertThat(more.operatorSteps()).anySatisfy(step -> assertThat(step.commands())
                .containsSubsequence(
                        "license smart authorization request add hseck9 local",
                        "platform hardware throughput level MB 500"));
    }

    /** Upon 404, which IOS gives unless told otherwise, Twilio does not try the second router of a pair. */
    @Test
    void letsTwilioTryTheOtherRouterWhenThePremisesGiveNoSignOfLife() {
        String text = CubeConfiguration.of(site().build()).text();

        assertThat(dialPeer(text, 100)).contains("error-code-override options-keepalive failure 503");
        assertThat(dialPeer(text, 200)).doesNotContain("error-code-override");
        assertThat(dialPeer(CubeConfiguration.of(site().twilioKeepalive(true).build()).text(), 200))
                .contains("error-code-override options-keepalive failure 503");
        assertThat(dialPeer(CubeConfiguration.of(Sites.plain().build()).text(), 100))
                .doesNotContain("error-code-override");
    }

    private static String dialPeer(String text, int tag) {
        return text.substring(text.indexOf("dial-peer voice " + tag + " voip")).split("\n exit\n", 2)[0];
    }

    @Test
    void leavesRoomInTheUserData() {
        for (Platform platform : Platform.values()) {
            CubeSettings settings = site().platform(platform)
                    .connection(CONNECTION)
                    .addresses(RouterAddresses.sample())
                    .build();

            assertThat(CubeConfiguration.of(settings).dayZero()).as("%s", platform).hasSizeLessThan(12 * 1024);
        }
    }

    private static CubeSettings.Builder site() {
        return Sites.plain().adminNetworks(List.of(Cidr.of("203.0.113.0/24"))).onPremises(Sites.PREMISES);
    }
}
