package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Packets lost before the first answer. */
final class RepeatedInvite extends SingleRule {
    RepeatedInvite() {
        super("CC-T117");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.sentInvite().isEmpty() || call.isSilent()) {
            return Optional.empty();
        }
        Transaction invite = call.call().invite().orElseThrow();
        int first = invite.request().orElseThrow().number();
        List<CallMessage> repeated = call.call().messages().stream()
                .filter(one -> one.retransmissionOf().equals(OptionalInt.of(first)))
                .toList();
        if (repeated.isEmpty()) {
            return Optional.empty();
        }
        Hit hit = hit().at(call.sentInvite().get());
        for (CallMessage one : repeated) {
            hit = hit.at(one);
        }
        return Optional.of(hit.with("times", repeated.size() + 1));
    }
}
