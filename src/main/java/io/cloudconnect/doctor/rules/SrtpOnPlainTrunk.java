package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.Sdp;
import io.cloudconnect.twilio.SipTransport;
import java.util.Optional;
import java.util.Set;

/** Only SRTP was offered, without TLS, and the offer was refused. */
final class SrtpOnPlainTrunk extends SingleRule {
    private static final Set<Integer> FOR_THE_OFFER = Set.of(488, 415, 606);

    SrtpOnPlainTrunk() {
        super("CC-T223");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<CallMessage> refusal = call.finalResponse()
                .filter(answer -> FOR_THE_OFFER.contains(answer.message().status()))
                .filter(answer -> TwilioError.of(answer).isEmpty());
        if (refusal.isEmpty()) {
            return Optional.empty();
        }
        boolean plainCarrier =
                call.transport().filter(one -> one != SipTransport.TLS).isPresent();
        Optional<Sdp.Media> secure = call.sentInvite().flatMap(SdpLines::audio).filter(Sdp.Media::isSecure);
        return plainCarrier && secure.isPresent()
                ? Optional.of(
                        hit().at(call.sentInvite().orElseThrow(), secure.get().line())
                                .at(refusal.get()))
                : Optional.empty();
    }
}
