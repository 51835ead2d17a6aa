package io.cloudconnect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnonymiserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sip:+16475550101@10.20.0.37:5060 | sip:+10000000001@10.0.0.1:5060",
        "received=34.201.7.9 | received=203.0.113.1",
        "208.78.112.64 and 168.86.161.118 | 208.78.112.64 and 168.86.161.118",
        "tnx=TN0123456789abcdef0123456789abcdef | tnx=TN00000000000000000000000000000001",
        "CA86709cb205c057544def524f55ccc6dc | CA00000000000000000000000000000001",
        "gaman.pstn.ashburn-ix.twilio.com | trunk-1.pstn.ashburn-ix.twilio.com",
        "Gaman.pstn.twilio.com, gaman | trunk-1.pstn.twilio.com, trunk-1",
        "From: \"Ada Lovelace\" <sip:4479@sbc.example.com> | From: \"Name 1\" <sip:4001@host1.example>",
        "c=IN IP4 172.YYY.YYY.YYY | c=IN IP4 172.16.0.1",
        "c=IN IP4 0.0.0.0 | c=IN IP4 0.0.0.0",
        "a=rtpmap:101 telephone-event/8000 | a=rtpmap:101 telephone-event/8000",
        "Content-Length: 249 | Content-Length: 249",
        "sip:ada@10.1.1.1 | sip:user1@10.0.0.1",
    })
    void putsOtherNamesInTheirPlaceAndKeepsShapes(String text, String masked) {
        assertThat(new Anonymiser().mask(text)).isEqualTo(masked);
    }

    @Test
    void givesTheSameNameToTheSameWhereverItStands() {
        Anonymiser anonymiser = new Anonymiser();

        assertThat(anonymiser.mask("+16475550101")).isEqualTo(anonymiser.mask("+16475550101"));
        assertThat(anonymiser.mask("+16475550101").substring(1)).isEqualTo(anonymiser.mask("16475550101"));
        assertThat(anonymiser.mask("+16475550102")).isNotEqualTo(anonymiser.mask("+16475550101"));
    }

    static Stream<BrokenCallsTest.Way> ways() {
        return BrokenCallsTest.ways().filter(way -> way.site().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void findingsStayTheSameOnAMaskedTrace(BrokenCallsTest.Way way) {
        Anonymiser anonymiser = new Anonymiser();
        String masked = way.call().text().lines().map(anonymiser::mask).collect(Collectors.joining("\n"));

        assertThat(SeedTraces.ids(SeedTraces.diagnose(Doctor.create(), masked))).containsExactly(way.id());
    }
}
