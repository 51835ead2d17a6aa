package io.cloudconnect.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.ip.Cidr;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeTest {
    private static final TrunkDomain GAMAN = new TrunkDomain("gaman");

    @ParameterizedTest
    @CsvSource({
        "ashburn-ix, us1-ix, us-east-1, 208.78.112.64, Equinix DC1",
        "san-jose-ix, us2-ix, us-west-2, 67.213.136.64, Equinix SV1",
        "london-ix, ie1-ix, eu-west-1, 185.187.132.68, Equinix LD8",
        "frankfurt-ix, de1-ix, eu-central-1, 185.194.136.64, Equinix FR4",
        "singapore-ix, sg1-ix, ap-southeast-1, 103.75.151.68, Equinix SG3",
        "tokyo-ix, jp1-ix, ap-northeast-1, 103.144.142.68, Equinix TY6",
        "sydney-ix, au1-ix, ap-southeast-2, 103.146.214.68, Equinix SY3",
        "sao-paulo-ix, br1-ix, sa-east-1, 159.183.255.68, Equinix SP4"
    })
    void findsAnExchangeByIdByOldIdAndByRegion(
            String id, String legacyId, String region, String firstAddress, String dataCentre) {
        Exchange exchange = Exchange.of(id);

        assertThat(Exchange.of(legacyId)).isEqualTo(exchange);
        assertThat(Exchange.forRegion(region)).isEqualTo(exchange);
        assertThat(exchange.signalling()).hasSize(3).startsWith(firstAddress);
        assertThat(exchange.dataCentre()).isEqualTo(dataCentre);
        assertThat(exchange.originationParameter()).isEqualTo("edge=" + id);
    }

    @ParameterizedTest
    @CsvSource({
        "ashburn, us1, us-east-1, 54.172.60.0",
        "umatilla, us2, us-west-2, 54.244.51.0",
        "dublin, ie1, eu-west-1, 54.171.127.192",
        "frankfurt, de1, eu-central-1, 35.156.191.128",
        "singapore, sg1, ap-southeast-1, 54.169.127.128",
        "tokyo, jp1, ap-northeast-1, 54.65.63.192",
        "sydney, au1, ap-southeast-2, 54.252.254.64",
        "sao-paulo, br1, sa-east-1, 177.71.206.192"
    })
    void findsAPublicEdgeByIdByOldIdAndByRegion(String id, String legacyId, String region, String firstAddress) {
        PublicEdge edge = PublicEdge.of(id);

        assertThat(PublicEdge.of(legacyId)).isEqualTo(edge);
        assertThat(PublicEdge.forRegion(region)).isEqualTo(edge);
        assertThat(Edge.of("public:" + id)).isEqualTo(edge);
        assertThat(edge.signalling()).hasSize(4).startsWith(firstAddress);
    }

    @Test
    void derivesTheTerminationHostByItsNameOfTodayAndOf2019() {
        assertThat(Exchange.ASHBURN.terminationHost(GAMAN)).isEqualTo("gaman.pstn.ashburn-ix.twilio.com");
        assertThat(Exchange.ASHBURN.legacyTerminationHost(GAMAN)).isEqualTo("gaman.pstn.us1-ix.twilio.com");
        assertThat(PublicEdge.DUBLIN.terminationHost(GAMAN)).isEqualTo("gaman.pstn.dublin.twilio.com");
    }

    @Test
    void knowsTodaysMediaRangeAndTheRetiredOnes() {
        assertThat(MediaRange.current()).hasToString("168.86.128.0/18 udp 10000-60000");
        assertThat(Exchange.all().stream().filter(exchange -> exchange.retiredMedia().isPresent()))
                .extracting(Exchange::id)
                .containsExactly("ashburn-ix", "san-jose-ix", "london-ix", "singapore-ix");
        assertThat(Exchange.ASHBURN.retiredMedia().orElseThrow()).hasToString("208.78.112.64/26 udp 10000-20000");
    }

    @Test
    void saysWhatExistsWhenNothingIsFound() {
        assertThatThrownBy(() -> Exchange.of("dallas-ix"))
                .hasMessageContaining("unknown exchange \"dallas-ix\"")
                .hasMessageContaining("ashburn-ix (us1-ix)")
                .hasMessageContaining("sao-paulo-ix (br1-ix)");
        assertThatThrownBy(() -> Exchange.forRegion("us-east-2"))
                .hasMessageContaining("no exchange serves the region \"us-east-2\"")
                .hasMessageContaining("us-east-1 (ashburn-ix)");
        assertThatThrownBy(() -> Edge.of("public:atlantis")).hasMessageContaining("ashburn (us1)");
    }

    @Test
    void givesEveryAddressToOneEdgeOnlyAndOnlyPublicOnes() {
        List<String> addresses =
                Edge.all().stream().flatMap(edge -> edge.signalling().stream()).toList();

        assertThat(new HashSet<>(addresses)).hasSameSizeAs(addresses).hasSize(8 * 3 + 8 * 4);
        assertThat(addresses).allMatch(address -> Cidr.of(address).isPublic());
    }

    @ParameterizedTest
    @CsvSource({
        "gaman.pstn.twilio.com, write \"gaman\"",
        "gaman.pstn.us1-ix.twilio.com, write \"gaman\"",
        "ga man, letters",
        "-gaman, letters",
        "gaman_cloud, letters",
        "'', letters"
    })
    void refusesTrunkDomainsTwilioWouldRefuse(String name, String remedy) {
        assertThatThrownBy(() -> new TrunkDomain(name)).hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @CsvSource({"TN0123, 32 hexadecimal", "TK0123456789abcdef0123456789abcdef, 32 hexadecimal", "TN0123456789abcdef0123456789abcdeX, 32 hexadecimal"})
    void rejectsConnectionSidThatIsNotHex(String sid, String remedy) {
        assertThatThrownBy(() -> new ConnectionSid(sid)).hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @CsvSource({"6475550100", "+06475550100", "+1 647 555 0100", "+1234567890123456", "+1"})
    void rejectsNumbersThatAreNotE164(String number) {
        assertThatThrownBy(() -> new PhoneNumber(number)).hasMessageContaining("is not E.164");
    }
}
