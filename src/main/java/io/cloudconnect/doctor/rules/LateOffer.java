package io.cloudconnect.doctor.rules;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** An INVITE without an offer that was refused. */
final class LateOffer extends SingleRule {
    LateOffer() {
        super("CC-T213");
    }

    @Override
    Optional<Hit> find(CallView call) {
        return call.sentInvite()
                .filter(invite -> invite.message().contentLength().equals(OptionalInt.of(0)))
                .filter(invite -> invite.message().sdp().isEmpty())
                .flatMap(invite -> call.finalResponse()
                        .filter(answer -> Set.of(400, 415, 488, 606)
                                .contains(answer.message().status()))
                        .filter(answer -> TwilioError.of(answer)
                                .map(error -> error.code() == 32103)
                                .orElse(true))
                        .map(answer -> hit().at(invite, "Content-Length").at(answer)));
    }
}
