package io.cloudconnect.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.delivery.Expiry;
import io.cloudconnect.cube.Platform;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.PublicEdge;
import io.cloudconnect.twilio.SipTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SitesFileTest {
    private static final Path FILE = Path.of("cloudconnect.yaml");
    private static final Path SAMPLE = Path.of("..", "cloudconnect.yaml");

    @Test
    void readsTheSampleOfTheRepository() {
        SitesFile sample = SitesFile.read(SAMPLE);

        assertThat(sample.twilio().credentials()).isEqualTo("cloudconnect/twilio");
        assertThat(sample.sites()).extracting(Site::stackName).containsExactly("CloudConnect-virginia", "CloudConnect-ireland");
        assertThat(sample.sites()).extracting(site -> site.router().platform()).containsExactly(Platform.CATALYST8000V, Platform.CSR1000V);
        assertThat(sample.sites()).extracting(site -> site.router().interfaces()).containsExactly(1, 2);
        assertThat(sample.sites()).allSatisfy(site -> assertThat(site.account()).isEmpty());
    }

    @Test
    void fillsInEveryDefault() {
        Site site = site("region: us-east-1, trunk: {domain: gaman}");

        assertThat(site.edge()).isEqualTo(Exchange.ASHBURN);
        assertThat(site.trunk().friendlyName()).isEqualTo("gaman");
        assertThat(site.router().transport()).isEqualTo(SipTransport.TCP);
        assertThat(site.network().cidr()).contains(Cidr.of("10.20.0.0/16"));
        assertThat(site.onPremises().vpn().type()).isEqualTo(VpnSection.Type.NONE);
        assertThat(site.retainElasticIp()).isTrue();
    }

    @Test
    void callsTakeThePublicEdgeUntilTheConnectionIsThere() {
        String site = "region: eu-west-1, trunk: {domain: gaman}";

        assertThat(site(site).callEdge()).isEqualTo(PublicEdge.DUBLIN);
        assertThat(site(site + ", connection: TN0123456789abcdef0123456789abcdef").callEdge()).isEqualTo(Exchange.LONDON);
        assertThat(site(site + ", interconnect: {path: vpn, peer: 198.51.100.20}").callEdge()).isEqualTo(Exchange.LONDON);
    }

    @Test
    void aSecureTrunkGoesOverTls() {
        assertThat(site("region: us-east-1, trunk: {domain: gaman, secure: true}").router().transport()).isEqualTo(SipTransport.TLS);
    }

    @Test
    void takesTheInstanceTypeOf2019WhenAskedTo() {
        Site site = site("region: us-east-1, trunk: {domain: gaman}, "
                + "router: {instanceType: t2.medium, unsupportedInstanceType: true}");

        assertThat(site.router().instanceType()).isEqualTo("t2.medium");
    }

    @Test
    void readsALifeADateAndAMoment() {
        assertThat(expiry("8h")).isEqualTo(new Expiry.After(Duration.ofHours(8)));
        assertThat(expiry("2026-12-24")).isEqualTo(new Expiry.At(Instant.parse("2026-12-25T00:00:00Z")));
        assertThat(expiry("2026-12-24T18:00:00+01:00")).isEqualTo(new Expiry.At(Instant.parse("2026-12-24T17:00:00Z")));
    }

    @Test
    void mergesWhatSitesHaveInCommon() {
        SitesFile file = SitesFile.parse(
                """
                x-router: &router {transport: udp, keyPair: ops}
                twilio: {credentials: cloudconnect/twilio}
                sites:
                  virginia: {region: us-east-1, trunk: {domain: one}, router: {<<: *router, transport: tcp}}
                  oregon: {region: us-west-2, trunk: {domain: two}, router: *router}
                """,
                FILE);

        assertThat(file.sites()).extracting(site -> site.router().transport()).containsExactly(SipTransport.TCP, SipTransport.UDP);
        assertThat(file.sites()).extracting(site -> site.router().keyPair().orElseThrow()).containsOnly("ops");
    }

    @Test
    void readsValuesAsEditorsDo() {
        Site norway = site("region: eu-west-1, trunk: {domain: gaman, buy: {country: NO}}");

        assertThat(norway.trunk().buy().orElseThrow().country()).isEqualTo("NO");
    }

    @Test
    void saysWhichSitesThereAre() {
        SitesFile sample = SitesFile.read(SAMPLE);

        assertThatThrownBy(() -> sample.site("virgina"))
                .hasMessage("there is no site \"virgina\"; did you mean \"virginia\"? there are virginia, ireland");
    }

    private static Expiry expiry(String text) {
        return site("region: us-east-1, trunk: {domain: gaman}, expires: \"" + text + "\"").expires().orElseThrow();
    }

    private static Site site(String fields) {
        return SitesFile.parse("twilio: {credentials: cloudconnect/twilio}\nsites: {virginia: {" + fields + "}}", FILE)
                .site("virginia");
    }
}
