package io.cloudconnect.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What shows that a message is from Twilio or to it, and what only looks like that. */
class TwilioEvidenceTest {
    private static final String PLAIN = "OPTIONS sip:a@10.1.1.10:5060 SIP/2.0";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTIONS sip:gaman.pstn.twilio.com:5060;tnx=TN01 SIP/2.0",
                "OPTIONS sip:+1647@GAMAN.pstn.ashburn-ix.Twilio.COM SIP/2.0",
                "OPTIONS sip:1.2.3.4.twilio.com SIP/2.0",
                "OPTIONS sip:+1647@208.78.112.64 SIP/2.0",
                "OPTIONS sip:+1647@gaman.pstn.twi\nlio.com:5060 SIP/2.0",
            })
    void requestUrisShowIt(String line) {
        assertThat(shows(line + "\nTo: <sip:a@b>\n")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: <sip:+1647@gaman.pstn.twilio.com>;tag=1",
                "t: sip:+1647@208.78.112.65:5060",
                "TO: \"x\" <sip:+1647@[208.78.112.65]>",
                "To: <sip:+1647@gaman.pstn.tw\u0131l\u0131o.com>",
                "To: <sip:+1647@gaman.pstn.twi\nlio.com>",
                "Via: SIP/2.0/TCP 10.1.1.1:5060;branch=1\nVia: SIP/2.0/UDP 208.78.112.66;branch=2",
                "v: SIP/2.0/TCP 10.1.1.1:5060;branch=1, SIP/2.0/UDP x.twilio.com;branch=2",
                "Server: Twilio Gateway",
                "User-Agent: twilio",
                "User-Agent:\n  Twilio",
                "User-Agent: \u00A0Twilio",
                "X-Twilio-CallSid: CA1",
                "x-twilio-anything: 1",
            })
    void headersShowIt(String headers) {
        assertThat(shows(PLAIN + "\n" + headers + "\n")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: <sip:twilio.com@10.1.1.10>;tag=.twilio.com",
                "To: <sip:208.78.112.65@10.1.1.10>",
                "To: <sip:a@208.78.112.6>",
                "To: <sip:a@208.78.112.65.example.com>",
                "Via: SIP/2.0/TCP x.twilio.com.example.com;received=208.78.112.66",
                "User-Agent: not Twilio",
                "User-Agent: Tw",
                "X-Twilio: 1",
                "Contact: <sip:a@x.twilio.com>",
                "Timestamp: 208.78.112.65",
            })
    void thatDoesNot(String headers) {
        assertThat(shows(PLAIN + "\n" + headers + "\n")).isFalse();
    }

    @Test
    void aResponsesHopsAreTheAskersOwn() {
        assertThat(shows("SIP/2.0 200 OK\nVia: SIP/2.0/UDP 208.78.112.66;branch=2\n")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"208.78.112.66, true", "10.1.1.10, false"})
    void addressesOfPacketsShowIt(String address, boolean shown) {
        assertThat(TwilioEvidence.showsTwilio(traced(PLAIN, Optional.of(HostPort.of(address, 5060)))))
                .isEqualTo(shown);
    }

    private static boolean shows(String message) {
        return TwilioEvidence.showsTwilio(traced(message, Optional.empty()));
    }

    private static TraceMessage traced(String message, Optional<HostPort> source) {
        return new TraceMessage(
                SipMessage.parse(message),
                Place.line("a.log", 1),
                Optional.empty(),
                Direction.UNKNOWN,
                source,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LineMap.STRAIGHT);
    }
}
