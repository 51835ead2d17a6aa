package io.cloudconnect.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.cube.SipProfileEvaluator.Outcome;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipProfileEvaluatorTest {
    private static final String EXCHANGE = "gaman.pstn.ashburn-ix.twilio.com";
    private static final String WANTED = "gaman.pstn.twilio.com;tnx=" + Sites.CONNECTION;

    private final SipProfileEvaluator connected = profile(Sites.plain().connection(Sites.CONNECTION));
    private final SipProfileEvaluator plain = profile(Sites.plain());

    @ParameterizedTest
    @CsvSource({
        "INVITE, sip:+16475550100@%s, sip:+16475550100@%s",
        "INVITE, sip:+16475550100@%s:5060, sip:+16475550100@%s",
        "INVITE, sip:+16475550100@%s:5060;user=phone, sip:+16475550100@%s",
        "INVITE, sip:+16475550100@%s;transport=tcp, sip:+16475550100@%s",
        "INVITE, sip:+16475550100@%s:5061;transport=tls;user=phone, sip:+16475550100@%s",
        "CANCEL, sip:+16475550100@%s:5060, sip:+16475550100@%s",
        "ACK, sip:+16475550100@%s:5060, sip:+16475550100@%s",
        "OPTIONS, sip:%s:5060, sip:%s",
        "OPTIONS, sip:%s, sip:%s",
    })
    void selectsTheConnectionInRequestsOutsideADialog(String method, String before, String after) {
        String message = request(method, before.formatted(EXCHANGE), "", "10.20.0.26", "");

        String sent = connected.apply(message).message();

        assertThat(sent.lines().findFirst())
                .contains(method + " " + after.formatted(WANTED) + " SIP/2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "ACK", "BYE", "UPDATE"})
    void leavesTwiliosContactAloneInsideADialog(String method) {
        String line = method + " sip:172.18.49.157:5060 SIP/2.0";

        String sent = connected
                .apply(request(method, "sip:172.18.49.157:5060", ";tag=92752060", "10.20.0.26", ""))
                .message();

        assertThat(sent).startsWith(line + "\r\n");
    }

    @Test
    void sendsThePlainExchangeWithoutAConnection() {
        String uri = "sip:+16475550100@" + EXCHANGE + ":5060";

        String sent = plain.apply(request("INVITE", uri, "", "10.20.0.26", "")).message();

        assertThat(sent).startsWith("INVITE " + uri + " SIP/2.0\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";tag=92752060"})
    void showsTheElasticIpInContactAndSdp(String toTag) {
        String sent = plain.apply(request("INVITE", "sip:+16475550100@" + EXCHANGE, toTag, "10.20.0.26", sdp("10.20.0.26")))
                .message();

        assertThat(sent)
                .contains("Contact: <sip:16485550100@198.51.100.7:5060;transport=tcp>\r\n")
                .contains("o=CiscoSystemsSIP-GW-UserAgent 4922 9570 IN IP4 198.51.100.7\r\n")
                .contains("s=SIP Call\r\nc=IN IP4 198.51.100.7\r\n")
                .contains("101\r\nc=IN IP4 198.51.100.7\r\n")
                .contains("From: <sip:16485550100@gaman.pstn.twilio.com>;tag=D05DA885-223D\r\n")
                .contains("P-Asserted-Identity: <sip:16485550100@gaman.pstn.twilio.com>\r\n");
        assertThat(sent.lines().filter(line -> line.contains("10.20.0.26")))
                .allMatch(line -> line.startsWith("Via:") || line.startsWith("Call-ID:"));
    }

    @Test
    void showsTheElasticIpInAnswers() {
        String answer = "SIP/2.0 200 OK\r\nVia: SIP/2.0/TCP 208.78.112.64:5060\r\nCSeq: 1 INVITE\r\n"
                + "Contact: <sip:+16475550100@10.20.0.26:5060;transport=tcp>\r\nContent-Length: 5\r\n\r\n" + sdp("10.20.0.26");

        String sent = plain.apply(answer).message();

        assertThat(sent)
                .contains("Contact: <sip:+16475550100@198.51.100.7:5060;transport=tcp>\r\n")
                .contains("c=IN IP4 198.51.100.7\r\n")
                .doesNotContain("10.20.0.26");
        assertThat(sent).contains("Content-Length: " + sent.split("\r\n\r\n", 2)[1].length() + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "168.86.140.7", "208.78.112.118", "10.20.0.27", "110.20.0.26"})
    void leavesOtherAddressesAlone(String address) {
        String body = sdp(address);

        String sent = plain.apply(request("INVITE", "sip:172.18.49.157:5060", ";tag=1", address, body))
                .message();

        assertThat(sent).endsWith(body).contains("Contact: <sip:16485550100@" + address + ":5060;transport=tcp>");
    }

    @Test
    void needsNoRewritingOfAddressesInsideTheInterconnectVpn() {
        SipProfileEvaluator bound = profile(Sites.plain().connection(Sites.CONNECTION).interconnect(InterconnectPath.vpn(
                "192.0.3.1", InterconnectPath.VpnMode.ROUTE_BASED, IpsecProposal.AES_GCM, PreSharedKey.typedIn())));
        String body = sdp("198.51.100.7");

        Outcome outcome = bound.apply(request("INVITE", "sip:+16475550100@" + EXCHANGE, "", "198.51.100.7", body));

        assertThat(outcome.message())
                .startsWith("INVITE sip:+16475550100@" + WANTED + " SIP/2.0\r\n")
                .contains("From: <sip:16485550100@gaman.pstn.twilio.com>")
                .contains("Contact: <sip:16485550100@198.51.100.7:5060;transport=tcp>")
                .endsWith(body);
        assertThat(outcome.effective()).noneMatch(rule -> rule.contains("sdp-header") || rule.contains("Contact"));
    }

    @Test
    void givesTheTraceOf2019ByTheRulesOf2019() throws IOException {
        String rules = LegalityCheckTest.resource("configuration-2019.txt").replace("quot;172", "\"172");
        SipProfileEvaluator of2019 = SipProfileEvaluator.withAlternation(rules, 1);

        Outcome outcome = of2019.apply(LegalityCheckTest.resource("invite-2019-before.txt"));

        assertThat(withoutLength(outcome.message()))
                .isEqualTo(withoutLength(LegalityCheckTest.resource("invite-2019-sent.txt")));
    }

    @Test
    void givesCancelsOf2019WithoutTheConnection() throws IOException {
        String rules = LegalityCheckTest.resource("configuration-2019.txt").replace("quot;172", "\"172");
        SipProfileEvaluator of2019 = SipProfileEvaluator.withAlternation(rules, 1);
        String uri = "sip:+1647@Gaman-Cloud.pstn.us1-ix.twilio.com:5060";

        String sent = of2019.apply(request("CANCEL", uri, "", "172.31.0.9", "")).message();

        assertThat(sent).startsWith("CANCEL sip:+1647@gaman.pstn.twilio.com:5060 SIP/2.0\r\n");
    }

    @Test
    void refusesTheAlternationOf2019() throws IOException {
        String rules = LegalityCheckTest.resource("configuration-2019.txt").replace("quot;172", "\"172");

        assertThatThrownBy(() -> SipProfileEvaluator.of(rules, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chooses by |");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"a|b ; chooses by |", "a{2} ; {}", "(?:a) ; (?", "(?=a) ; (?", "a? ; ?", "\\d ; \\d", "\\w+ ; \\w",
                "(a ; not closed", "a) ; not open", "[a ; not closed", "* ; repeats nothing", "a\\ ; lone backslash"})
    void refusesWhatIosDoesNotPromise(String pattern, String words) {
        assertThat(ProfilePattern.complaint(pattern)).hasValueSatisfying(complaint -> assertThat(complaint).contains(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@10.20.0.26:", "[^ ]*", "sip:(.*)@[^ ]+", "(SIP\\/2.0)", "^sip:.*$", "[]a]", "\\(\\.\\)"})
    void takesWhatIosPromises(String pattern) {
        assertThat(ProfilePattern.complaint(pattern)).isEmpty();
    }

    @Test
    void leavesTheWholeProfileOutWhenAHeaderGrowsTooLong() {
        String user = "9".repeat(240);
        String message = request("INVITE", "sip:" + user + "@" + EXCHANGE, "", "10.20.0.26", "");

        Outcome outcome = connected.apply(message);

        assertThat(outcome.message()).isEqualTo(message);
        assertThat(outcome.leftOut()).contains("a header has more than 300 characters");
    }

    @Test
    void addsAndRemovesHeadersAndTellsFirstInvitesFromLaterOnes() {
        String rules = """
                voice class sip-profiles 5
                 rule 2 request REINVITE sip-header Supported remove
                 rule 1 request INVITE sip-header X-First add "X-First: yes"
                 rule 3 response 200 method BYE sip-header Server modify "Cisco.*" "hidden"
                """;
        SipProfileEvaluator profile = SipProfileEvaluator.of(rules, 5);

        String first = profile.apply(request("INVITE", "sip:a@b", "", "10.0.0.1", "")).message();
        String later = profile.apply(request("INVITE", "sip:a@b", ";tag=1", "10.0.0.1", "")).message();
        String bye = profile.apply("SIP/2.0 200 OK\r\nCSeq: 1 BYE\r\nServer: Cisco-SIPGateway\r\n\r\n").message();
        String invite = profile.apply("SIP/2.0 200 OK\r\nCSeq: 1 INVITE\r\nServer: Cisco-SIPGateway\r\n\r\n").message();

        assertThat(first).contains("X-First: yes").contains("Supported:");
        assertThat(later).doesNotContain("X-First").doesNotContain("Supported:");
        assertThat(bye).contains("Server: hidden");
        assertThat(invite).contains("Server: Cisco-SIPGateway");
    }

    private static SipProfileEvaluator profile(CubeSettings.Builder settings) {
        return SipProfileEvaluator.of(CubeConfiguration.of(settings.build()).text(), TwilioProfile.TAG);
    }

    private static String request(String method, String uri, String toTag, String own, String body) {
        return String.join(
                "\r\n",
                method + " " + uri + " SIP/2.0",
                "Via: SIP/2.0/TCP 10.20.0.26:5060;branch=z9hG4bK14FB20AB",
                "From: <sip:16485550100@" + own + ">;tag=D05DA885-223D",
                "To: <sip:+16475550100@" + EXCHANGE + ">" + toTag,
                "Call-ID: 67B38A52-2DD311E9-9929C3D9-6221335B@10.20.0.26",
                "P-Asserted-Identity: <sip:16485550100@" + own + ">",
                "Supported: 100rel,replaces",
                "CSeq: 101 " + method,
                "Contact: <sip:16485550100@" + own + ":5060;transport=tcp>",
                "Content-Length: " + body.length(),
                "",
                body);
    }

    private static String sdp(String address) {
        return String.join(
                "\r\n",
                "v=0",
                "o=CiscoSystemsSIP-GW-UserAgent 4922 9570 IN IP4 " + address,
                "s=SIP Call",
                "c=IN IP4 " + address,
                "t=0 0",
                "m=audio 16400 RTP/AVP 0 101",
                "c=IN IP4 " + address,
                "a=rtpmap:0 PCMU/8000",
                "");
    }

    /** The published trace hides digits of addresses, so its length fits neither side. */
    private static String withoutLength(String message) {
        return message.lines().filter(line -> !line.startsWith("Content-Length")).collect(Collectors.joining("\n"));
    }
}
