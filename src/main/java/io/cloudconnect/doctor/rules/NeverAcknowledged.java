package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.Transaction;
import java.util.List;
import java.util.Optional;

/** A 200 of Twilio without an ACK, and the trace goes on. */
final class NeverAcknowledged extends SingleRule {
    NeverAcknowledged() {
        super("CC-T304");
    }

    @Override
    Optional<Hit> find(CallView call) {
        for (AgreedInvite invite : AgreedInvite.of(call)) {
            CallMessage answer = invite.answer();
            if (invite.ack().isPresent()) {
                continue;
            }
            List<CallMessage> repeated = call.repetitions(answer);
            Optional<CallMessage> bye = call.call()
                    .bye()
                    .flatMap(Transaction::request)
                    .filter(one -> !call.isOurs(one) && one.number() > answer.number());
            if (repeated.isEmpty() && bye.isEmpty()) {
                continue;
            }
            Hit hit = hit().at(answer);
            for (CallMessage one : repeated) {
                hit = hit.marks() < 3 ? hit.at(one) : hit;
            }
            Hit found = bye.map(hit::at).orElse(hit);
            return Optional.of(found.with(
                    "after",
                    bye.flatMap(end -> call.between(answer, end))
                            .map(time -> " after " + Words.span(time))
                            .orElse("")));
        }
        return Optional.empty();
    }
}
