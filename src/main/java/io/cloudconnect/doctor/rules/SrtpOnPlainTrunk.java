package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.Sdp;
import io.cloudconnect.twilio.SipTransport;
import java.util.Optional;
import java.util.Set;

/** Only SRTP was offered, without TLS, and the offer was refused. */
final class SrtpOnPlainTrunk extends SingleRule {
    SrtpOnPlainTrunk() {
        super("CC-T223");
    }

    @Override
    Optional<Hit> find(CallView call) {
        boolean refused = call.finalResponse()
                .filter(answer ->
                        Set.of(488, 415, 606).contains(answer.message().status()))
                .filter(answer -> TwilioError.of(answer).isEmpty())
                .isPresent();
        boolean plainCarrier =
                call.transport().filter(one -> one != SipTransport.TLS).isPresent();
        return call.sentInvite().filter(invite -> refused && plainCarrier).flatMap(invite -> SdpLines.audio(invite)
                .filter(Sdp.Media::isSecure)
                .map(audio ->
                        hit().at(invite, audio.line()).at(call.finalResponse().orElseThrow())));
    }
}
