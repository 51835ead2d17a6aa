package io.cloudconnect.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymiserTest {
    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '\u0000', value = {
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
        "From: Ada Lovelace <sip:ada@sbc1> | From: \"Name 1\" <sip:user1@host1.example>",
        "From: \"Anonymous\" <sip:anonymous@anonymous.invalid> | From: \"Anonymous\" <sip:anonymous@anonymous.invalid>",
        "Refer-To: <tel:+1-647-555-0101> | Refer-To: <tel:+10000000001>",
        "To: <sip:+16475550101;phone-context=acme@h.example.com> | To: <sip:+10000000001;phone-context=group1@host1.example>",
        "c=IN IP6 2606:4700::6810:84e5 | c=IN IP6 2001:db8::1",
        "Date: Mon, 23 Nov 2026 09:16:02 GMT | Date: Mon, 23 Nov 2026 09:16:02 GMT",
        "Via: SIP/2.0/TCP sbc1:5060;branch=z9hG4bK77ef4c | Via: SIP/2.0/TCP host1.example:5060;branch=z9hG4bKmark1",
        "Call-ID: a84b4c76e66710@pc33.atlanta.cloud | Call-ID: user1@host1.example",
        "To: <sip:7000@sbc.example.com>;tag=1928301774-ab | To: <sip:7001@host1.example>;tag=mark1",
        "Contact: <sip:bob@10.1.1.1>;+sip.instance=\"SEP00112233AABB\" | Contact: <sip:user1@10.0.0.1>;+sip.instance=\"SEP000000000001\"",
        "Proxy-Authorization: Digest username=\"ada\", realm=\"sip.twilio.com\", response=\"6629fae49393a05397450978507c4ef1\" | Proxy-Authorization: Digest username=\"user1\", realm=\"sip.twilio.com\", response=\"***\"",
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20 | a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:***|2^20",
        "Remote-Party-ID: \"TOR-Outbound\"<sip:4479@172.16.1.1>;party=calling | Remote-Party-ID: \"Name 1\"<sip:4001@172.16.0.1>;party=calling",
        "Diversion: \"Help Desk\" <sip:5511@10.1.1.1>;reason=user-busy, Night Bell <sip:55@10.1.1.1> | Diversion: \"Name 1\" <sip:5001@10.0.0.1>;reason=user-busy, \"Name 2\" <sip:52@10.0.0.1>",
        "P-Asserted-Identity: \"Ada \\\"Lady\\\" Lovelace\" <sip:81@10.1.1.1>, <tel:82> | P-Asserted-Identity: \"Name 1\" <sip:82@10.0.0.1>, <tel:83>",
        "From: \"Ada <desk>\" <sip:4479@10.1.1.1> | From: \"Name 1\" <sip:4001@10.0.0.1>",
        "To: <SIP:4490@Sbc1> | To: <SIP:4001@host1.example>",
        "To: Ada <Tel:4490> | To: \"Name 1\" <Tel:4001>",
        "To: sip:12@10.1.1.1, sip:12@10.1.1.2, <sips:42@10.1.1.1>, sip:12@10.1.1.1 | To: sip:11@10.0.0.1, sip:11@10.0.0.2, <sips:43@10.0.0.1>, sip:11@10.0.0.1",
        "branch=z9hG4bK-foo-10.1.2.3-bar | branch=z9hG4bKmark1",
        "probe-10.1.2.3 met | probe-10.0.0.1 met",
    })
    void putsOtherNamesInTheirPlaceAndKeepsShapes(String text, String masked) {
        assertThat(new Anonymiser().mask(text)).isEqualTo(masked);
    }

    @Test
    void masksWhatHasNoKnownFormAsAWhole() {
        List<String> message = """
                INVITE sip:+16475550101@gaman.pstn.twilio.com SIP/2.0
                From: <sip:ada@sbc.example.com>;tag=1
                Geolocation: <cid:home@acme.example>
                X-Customer: Ada of Acme
                  Corporation
                User-Agent: Acme SBC 7
                Server: Cisco-SIPGateway/IOS-17.12.7
                Reason: Q.850;cause=16;text="Ada hung up"

                v=0
                o=ada 1 1 IN IP4 10.1.1.1
                s=Ada's call
                i=from the 3rd floor
                m=audio 16600 RTP/AVP 0
                a=rtpmap:0 PCMU/8000
                a=fingerprint:sha-256 19:E2:1C
                <gml:pos>42.5463 -73.2512</gml:pos>""".lines().toList();

        assertThat(new Anonymiser().message(message)).containsExactly("""
                INVITE sip:+10000000001@trunk-1.pstn.twilio.com SIP/2.0
                From: <sip:user1@host1.example>;tag=mark1
                Geolocation: value1.................
                X-Header-2: value3.....
                 value4.....
                User-Agent: product5..
                Server: Cisco-SIPGateway/IOS-17.12.7
                Reason: Q.850;cause=16;text="text6......"

                v=0
                o=user1 1 1 IN IP4 10.0.0.1
                s=session7..
                i=value8............
                m=audio 16600 RTP/AVP 0
                a=rtpmap:0 PCMU/8000
                a=fingerprint:value9..........
                line10.............................""".lines().toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "1.", "sip:", "sip:a", "a@", "a:", "\"", "<sip:", "-", "=a;", "tag=x;", "fe80:", ":", "eyJ", " a", "a.b ", "%2B", "inline:"})
    void neitherHangsNorFailsOnWhatNeverEnds(String unit) {
        for (int length : new int[] {3_900, 200_000}) {
            String text = "X-Long: " + unit.repeat(length / unit.length());

            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> new Anonymiser().mask(text));
        }
    }

    @Test
    void neverGivesOneNameToTwo() {
        Anonymiser anonymiser = new Anonymiser();

        assertThat(IntStream.range(10, 100).mapToObj(number -> anonymiser.mask("sip:" + number + "@h.example.com")))
                .doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 400).mapToObj(number -> anonymiser.mask("9.9." + number / 250 + "." + number % 250)))
                .doesNotHaveDuplicates();
    }

    @Test
    void knowsANameWhereverItStandsOnceItWasMet() {
        Anonymiser anonymiser = new Anonymiser();

        anonymiser.learn(List.of("INVITE sip:+16475550101@twilio.com SIP/2.0", "From: <sip:lovelace@Sbc1>;tag=66B38A52-1F2"));

        assertThat(anonymiser.mask("lovelace at sbc1, ftag=66B38A52-1F2")).isEqualTo("user1 at host1.example, ftag=mark1");
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

    @ParameterizedTest
    @MethodSource("ways")
    void findingsStayTheSameOnMaskedMessages(BrokenCallsTest.Way way) {
        Anonymiser anonymiser = new Anonymiser();
        way.call().messages().forEach(message -> anonymiser.learn(message.text().lines().toList()));
        StringBuilder masked = new StringBuilder(way.call().log());
        way.call().messages().forEach(message -> masked.append(message.way()).append(":\n")
                .append(String.join("\n", anonymiser.message(message.text().lines().toList())))
                .append("\n\n\n"));

        assertThat(SeedTraces.ids(SeedTraces.diagnose(Doctor.create(), masked.toString()))).containsExactly(way.id());
    }
}
