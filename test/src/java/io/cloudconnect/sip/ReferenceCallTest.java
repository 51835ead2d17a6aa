package io.cloudconnect.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.SipTransport;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The working call of the article's second appendix, masked as it was printed there. */
class ReferenceCallTest {
    private final Trace trace = Trace.read(file());
    private final Call call = trace.calls().get(0);

    @Test
    void isOneCallOfElevenMessages() {
        assertThat(trace.unreadable()).isEmpty();
        assertThat(trace.calls()).hasSize(1);
        assertThat(call.messages()).hasSize(11).noneMatch(CallMessage::isRetransmission);
        assertThat(call.messages().stream().filter(CallMessage::isSent)).hasSize(5);
        assertThat(call.messages().get(1).place().number()).isEqualTo(39);
    }

    @Test
    void isACallToTwilioThroughTheExchangeInAshburn() {
        assertThat(call.role()).isEqualTo(CallRole.TERMINATION);
        assertThat(call.edge()).contains(Exchange.ASHBURN);
        assertThat(call.trunkDomain().orElseThrow()).hasToString("gaman.pstn.twilio.com");
        assertThat(call.tnx()).contains("TN01011XXXXXXXXXXXXXXXXXXXXXXXXXXX");
        assertThat(call.connection()).isEmpty();
        assertThat(call.transport()).contains(SipTransport.TCP);
        assertThat(call.twilioCallSid()).contains("CA86709cb205c057544def524f55ccc6dc");
        assertThat(call.caller()).contains("1648XXXXXXX");
        assertThat(call.called()).contains("+1647XXXXXXX");
        assertThat(call.callerTag()).contains("D05DA885-223D");
        assertThat(call.guid()).contains("5502523A101D");
    }

    @Test
    void isAnsweredRenegotiatedAndEndedByTwilio() {
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.transactions()).extracting(transaction -> transaction.cseq().toString()).containsExactly("101 INVITE", "102 INVITE", "1 BYE");
        assertThat(call.invite().orElseThrow().ack()).isPresent();
        assertThat(call.reinvites()).singleElement().satisfies(again -> assertThat(again.succeeded()).isTrue());
        assertThat(call.bye().orElseThrow().request().orElseThrow().isReceived()).isTrue();
        assertThat(call.bye().orElseThrow().finalResponse().orElseThrow().message().vias()).hasSize(2);
        assertThat(call.timings().duration()).isEmpty();
    }

    @Test
    void offersAndAnswersTheSameCodec() {
        Sdp.Media offered = call.offer().flatMap(Sdp::audio).orElseThrow();
        Sdp.Media answered = call.answer().flatMap(Sdp::audio).orElseThrow();

        assertThat(offered.encodings()).isEqualTo(answered.encodings()).isEqualTo(List.of("PCMU", "TELEPHONE-EVENT"));
        assertThat(offered.port()).isEqualTo(8130);
        assertThat(answered.port()).isEqualTo(19688);
        assertThat(call.answer().flatMap(Sdp::connection).orElseThrow().address()).isEqualTo("208.78.112.118");
    }

    private static Path file() {
        try {
            return Path.of(ReferenceCallTest.class.getResource("reference-call.log").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
