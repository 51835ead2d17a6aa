package io.cloudconnect.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.PublicEdge;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is handed to the premises' engineer and to Twilio. */
class OtherEndsTest {
    @Test
    void mirrorsTheTunnelOfEachRouter() {
        OnPremises premises = Sites.withVpn(Sites.VPN.withBgp(65000, 65010));
        CubeSettings first = router("198.51.100.7", "10.20.0.26", premises.forRouter(0));
        CubeSettings second = router("198.51.100.8", "10.20.1.26", premises.forRouter(1));

        String ours = CubeConfiguration.of(second).text();
        String theirs = OnPremisesConfiguration.of(List.of(first, second)).text();

        assertThat(ours)
                .contains(" identity local address 198.51.100.8\n")
                .contains(" ip address 169.254.120.5 255.255.255.252\n")
                .contains(" tunnel destination 203.0.113.10\n")
                .contains("router bgp 65000\n bgp log-neighbor-changes\n neighbor 169.254.120.6 remote-as 65010\n");
        assertThat(theirs)
                .contains(" match identity remote address 198.51.100.8 255.255.255.255\n")
                .contains(" ip address 169.254.120.6 255.255.255.252\n")
                .contains(" tunnel destination 198.51.100.8\n")
                .containsOnlyOnce("router bgp ")
                .contains("router bgp 65010\n bgp log-neighbor-changes\n"
                        + " neighbor 169.254.120.1 remote-as 65000\n neighbor 169.254.120.5 remote-as 65000\n")
                .contains("  neighbor 169.254.120.1 activate\n  neighbor 169.254.120.5 activate\n")
                .contains(" ipv4 10.20.0.26 preference 0\n ipv4 10.20.1.26 preference 1\n")
                .contains("description OUT to CUCM\n")
                .contains("description IN from UCCX dialer, without CPA\n");
        assertThat(LegalityCheck.of(theirs).violations()).isEmpty();
    }

    @Test
    void mirrorsBothTunnelsOfAwsOnceTheyAreKnown() {
        CubeSettings router = router("198.51.100.7", "10.20.0.26", Sites.PREMISES);
        AwsTunnel tunnel = new AwsTunnel(
                "192.0.2.17",
                "203.0.113.10",
                Cidr.of("169.254.44.0/30"),
                Optional.empty(),
                PreSharedKey.inSecret("voice/vpn-1"));

        OnPremisesConfiguration before = OnPremisesConfiguration.of(List.of(router));
        OnPremisesConfiguration after = OnPremisesConfiguration.of(List.of(router), List.of(tunnel));

        assertThat(before.text()).doesNotContain("crypto");
        assertThat(after.text())
                .contains(" tunnel destination 192.0.2.17\n")
                .contains(" ip address 169.254.44.2 255.255.255.252\n")
                .contains("ip route 10.20.0.26 255.255.255.255 Tunnel100\n")
                .doesNotContain("pre-shared-key ");
        assertThat(LegalityCheck.of(after.text()).violations()).isEmpty();
        assertThat(after.operatorSteps()).first().satisfies(step -> assertThat(step.title()).contains("voice/vpn-1"));
    }

    @Test
    void tellsTwilioWhatItNeeds() {
        CubeSettings router = Sites.plain()
                .bandwidthMbps(10)
                .interconnect(InterconnectPath.vpn(
                        "192.0.2.1",
                        InterconnectPath.VpnMode.POLICY_BASED,
                        IpsecProposal.AES_GCM,
                        PreSharedKey.exposedInConfiguration("0123456789abcdefSECRET")))
                .build();

        String sheet = new TwilioSheet("virginia", Exchange.ASHBURN, router, List.of("198.51.100.7")).text();

        assertThat(sheet)
                .contains("198.51.100.7/32", "ashburn-ix", "Equinix DC1", "10 Mbit/s", "policy-based", "aes-gcm-256")
                .contains("208.78.112.0/25, 168.86.160.0/21")
                .doesNotContain("SECRET");
    }

    @Test
    void ordersNoConnectionForAPublicEdge() {
        CubeSettings router = Sites.plain().edge(PublicEdge.ASHBURN).build();

        String sheet = new TwilioSheet("virginia", PublicEdge.ASHBURN, router, List.of("198.51.100.7")).text();

        assertThat(sheet).startsWith("No connection to order\n").doesNotContain("VPN");
    }

    @Test
    void ordersTheExchangeThatIsPlannedWhileCallsTakeThePublicEdge() {
        CubeSettings router = Sites.plain().edge(PublicEdge.ASHBURN).build();

        String sheet = new TwilioSheet("virginia", Exchange.ASHBURN, router, List.of("<output ElasticIp>")).text();

        assertThat(sheet)
                .contains("ashburn-ix, Ashburn", "<output ElasticIp>", "Where it is to be a VPN", "IKEv2, aes-gcm-256")
                .contains("sites.virginia.connection: TN…")
                .doesNotContain("<output ElasticIp>/32");
    }

    private static CubeSettings router(String elasticIp, String privateIp, OnPremises premises) {
        return Sites.plain()
                .onPremises(premises)
                .addresses(new RouterAddresses(elasticIp, privateIp, Optional.empty()))
                .build();
    }
}
