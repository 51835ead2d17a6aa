package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The router's 200, repeated because no ACK comes. */
final class AnswerNotAcknowledged extends SingleRule {
    AnswerNotAcknowledged() {
        super("CC-T516");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (!call.isOrigination() || !call.isAnswered()) {
            return Optional.empty();
        }
        Optional<CallMessage> answer = call.finalResponse().filter(call::isOurs);
        boolean acknowledged =
                call.call().invite().filter(invite -> !invite.acks().isEmpty()).isPresent();
        if (answer.isEmpty() || acknowledged) {
            return Optional.empty();
        }
        List<CallMessage> repeated = call.call().messages().stream()
                .filter(one -> one.retransmissionOf()
                        .equals(OptionalInt.of(answer.get().number())))
                .limit(2)
                .toList();
        if (repeated.isEmpty()) {
            return Optional.empty();
        }
        Hit hit = hit().at(answer.get()).at(answer.get(), "Contact");
        for (CallMessage one : repeated) {
            hit = hit.at(one);
        }
        return Optional.of(hit);
    }
}
