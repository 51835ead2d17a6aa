package io.cloudconnect.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and URIs as they are written, masked, shortened and bent. */
class SipSyntaxTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "sip:+16475550100@gaman.pstn.twilio.com:5060;tnx=TN01 | +16475550100 | gaman.pstn.twilio.com | 5060 | ;tnx=TN01",
        "sip:+1647XXXXXXX@172.YYY.YYY.YYY;user=phone          | +1647XXXXXXX | 172.YYY.YYY.YYY       | -    | ;user=phone",
        "SIP:gaman.pstn.twilio.com                            | -            | gaman.pstn.twilio.com | -    | ''",
        "sips:a@[2001:db8::1]:5061;transport=tls;lr           | a            | 2001:db8::1           | 5061 | ;transport=tls;lr",
        "tel:+16475550100;ext=7                               | +16475550100 | ''                    | -    | ;ext=7",
        "sip:a@b@host                                         | a@b          | host                  | -    | ''",
        "sip:a@host:99999                                     | a            | host                  | -    | ''"
    })
    void readsUris(String text, String user, String host, Integer port, String parameters) {
        SipUri uri = SipUri.parse(text).orElseThrow();

        assertThat(uri.user().orElse(null)).isEqualTo(user);
        assertThat(uri.host()).isEqualTo(host);
        assertThat(uri.port().isPresent() ? uri.port().getAsInt() : null).isEqualTo(port);
        assertThat(uri.parameters()).hasToString(parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "http://a", "sip", "mailto:a@b", "\"sip:a@b\""})
    void takesNothingElseForAUri(String text) {
        assertThat(SipUri.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "\"TOR, \\\"Out\\\"\" <sip:4479@h;lr>;party=calling;tag=1 | TOR, \"Out\" | sip:4479@h;lr | ;party=calling;tag=1",
        "Twilio <sip:a@h>                                        | Twilio       | sip:a@h        | ''",
        "sip:a@h;tag=2                                           | -            | sip:a@h        | ;tag=2",
        "<sip:a@h                                                | -            | sip:a@h        | ''",
        "\"TOR-Outbound\"<sip:4479@h>                            | TOR-Outbound | sip:4479@h     | ''"
    })
    void readsNamesAndAddresses(String text, String name, String uri, String parameters) {
        NameAddress address = NameAddress.parse(text).orElseThrow();

        assertThat(address.displayName().orElse(null)).isEqualTo(name);
        assertThat(address.uri()).hasToString(uri);
        assertThat(address.parameters()).hasToString(parameters);
    }

    @Test
    void splitsWhatCommasJoinButNotWhatQuotesHold() {
        SipMessage message = SipMessage.parse("""
                SIP/2.0 200 OK
                v: SIP/2.0/TCP a;branch=1,SIP/2.0/UDP b:5070;rport=9 ;branch=2
                Via : SIP / 2.0 / TLS [2001:db8::1]:5061;branch=3
                m: "A, B" <sip:a@h>, <sip:b@h,c>
                ROUTE: <sip:1>,
                 <sip:2>
                """);

        assertThat(message.vias()).extracting(via -> via.branch().orElseThrow()).containsExactly("1", "2", "3");
        assertThat(message.vias().get(2).sentBy()).hasToString("[2001:db8::1]:5061");
        assertThat(message.vias().get(1).rport()).contains("9");
        assertThat(message.addresses("Contact")).hasSize(2);
        assertThat(message.values("Route")).containsExactly("<sip:1>", "<sip:2>");
        assertThat(message.headers("Route").get(0).lines()).isEqualTo(2);
    }

    @Test
    void joinsHeadersATerminalHasBroken() {
        SipMessage message = SipMessage.parse("""
                ACK sip:172.18.49.157:5060 SIP/2.0
                Route: <sip:208.78.112.64:5060;r2=on;transport=tcp;ftag=D05DA8
                85-223D;lr>, <
                sip:172.18.24.78:5060;lr>
                CSeq: 101 ACK
                """);

        assertThat(message.addresses("Route"))
                .extracting(address -> address.uri().host())
                .containsExactly("208.78.112.64", "172.18.24.78");
        assertThat(message.addresses("Route").get(0).uri().parameters().get("ftag")).contains("D05DA885-223D");
        assertThat(message.headers("CSeq").get(0).line()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "SIP/2.0 200 OK, 200, OK",
        "SIP/2.0 404 Not a valid Twilio domain, 404, Not a valid Twilio domain",
        "SIP/2.0 486, 486, ''",
        "SIP/2.0  503 Busy, 503, Busy",
        "SIP/2.0 999 No, 0, No"
    })
    void readsStatusLines(String line, int status, String reason) {
        SipMessage message = SipMessage.parse(line + "\r\nCSeq: 7 BYE\r\n\r\n");

        assertThat(message.isResponseTo("BYE")).isTrue();
        assertThat(message.status()).isEqualTo(status);
        assertThat(message.reason().strip()).isEqualTo(reason);
    }

    @Test
    void readsMediaWithAndWithoutItsOwnAddressAndDirection() {
        Sdp sdp = Sdp.parse("""
                v=0
                o=root 1 2 IN IP4 208.78.112.118
                s=-
                c=IN IP4 203.0.113.9/127
                a=sendonly
                t=0 0
                m=audio 8130 RTP/SAVP 0 8 101
                c=IN IP4 34.XXX.XXX.XXX
                a=rtpmap:101 telephone-event/8000
                a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abc|2^20
                a=ptime:20
                m=video 0 RTP/AVP 31
                a=inactive
                """).orElseThrow();

        Sdp.Media audio = sdp.audio().orElseThrow();
        assertThat(audio.encodings()).containsExactly("PCMU", "PCMA", "TELEPHONE-EVENT");
        assertThat(audio.isSecure()).isTrue();
        assertThat(audio.crypto()).singleElement().satisfies(crypto -> assertThat(crypto.suite()).isEqualTo("AES_CM_128_HMAC_SHA1_80"));
        assertThat(audio.packetTime()).hasValue(20);
        assertThat(sdp.connectionOf(audio).orElseThrow().address()).isEqualTo("34.XXX.XXX.XXX");
        assertThat(sdp.directionOf(audio)).isEqualTo(MediaDirection.SENDONLY);
        Sdp.Media video = sdp.media().get(1);
        assertThat(sdp.connectionOf(video).orElseThrow().address()).isEqualTo("203.0.113.9");
        assertThat(sdp.directionOf(video)).isEqualTo(MediaDirection.INACTIVE);
        assertThat(sdp.origin().orElseThrow().version()).isEqualTo("2");
    }

    @Test
    void findsTheSessionDescriptionInOnePartOfSeveral() {
        SipMessage message = SipMessage.parse("""
                INVITE sip:a@b SIP/2.0
                Content-Type: multipart/mixed;boundary=x

                --x
                Content-Type: application/sdp

                v=0
                m=audio 4000 RTP/AVP 0
                --x
                Content-Type: text/plain

                hello
                --x--
                """);

        assertThat(message.sdp().orElseThrow().audio().orElseThrow().payloads()).isEqualTo(List.of(0));
        assertThat(message.sdp().orElseThrow().audio().orElseThrow().line()).isEqualTo(7);
    }
}
