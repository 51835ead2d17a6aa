package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** An INVITE without an offer that was refused. */
final class LateOffer extends SingleRule {
    private static final Set<Integer> FOR_THE_OFFER = Set.of(400, 415, 488, 606);

    LateOffer() {
        super("CC-T213");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<CallMessage> refusal = call.finalResponse()
                .filter(answer -> FOR_THE_OFFER.contains(answer.message().status()))
                .filter(answer -> TwilioError.of(answer)
                        .map(error -> error.code() == 32103)
                        .orElse(true));
        if (refusal.isEmpty()) {
            return Optional.empty();
        }
        Optional<CallMessage> invite = call.sentInvite()
                .filter(one -> one.message().contentLength().equals(OptionalInt.of(0)))
                .filter(one -> one.message().sdp().isEmpty());
        return invite.isPresent()
                ? Optional.of(hit().at(invite.get(), "Content-Length").at(refusal.get()))
                : Optional.empty();
    }
}
