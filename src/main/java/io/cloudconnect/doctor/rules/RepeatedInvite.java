package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.Transaction;
import java.util.List;
import java.util.Optional;

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
        List<CallMessage> repeated = call.repetitions(invite.request().orElseThrow());
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
