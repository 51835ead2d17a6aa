package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A re-INVITE or UPDATE that was refused. Glare (491) is tried again by itself and counts for nothing. */
final class ChangeRefused implements Rule {
    private static final String REFUSED = "CC-T308";
    private static final String UNKNOWN_DIALOG = "CC-T309";
    private static final Set<Integer> HARMLESS = Set.of(401, 407, 487, 491);
    private static final Set<String> WITHIN = Set.of("BYE", "UPDATE", "INFO", "REFER", "PRACK", "NOTIFY");

    @Override
    public Set<String> ids() {
        return Set.of(REFUSED, UNKNOWN_DIALOG);
    }

    @Override
    public List<Hit> examine(CallView call) {
        if (call.call().role() == CallRole.INTERNAL
                || !call.isAnswered() && call.call().invite().isPresent()) {
            return List.of();
        }
        List<Transaction> changes = new ArrayList<>(call.call().reinvites());
        for (Transaction one : call.call().transactions()) {
            if (WITHIN.contains(one.method())) {
                changes.add(one);
            }
        }
        for (Transaction change : changes) {
            Optional<CallMessage> answer = change.finalResponse();
            Optional<Hit> hit = answer.isPresent() ? judge(change, answer.get()) : Optional.empty();
            if (hit.isPresent()) {
                return List.of(hit.get());
            }
        }
        return List.of();
    }

    private static Optional<Hit> judge(Transaction change, CallMessage answer) {
        int status = answer.message().status();
        boolean changes = change.is("INVITE") || change.is("UPDATE");
        if (status < 300 || HARMLESS.contains(status) || status != 481 && !changes) {
            return Optional.empty();
        }
        Hit hit = Hit.of(status == 481 ? UNKNOWN_DIALOG : REFUSED);
        hit = change.request().isPresent() ? hit.at(change.request().get()) : hit;
        return Optional.of(hit.at(answer)
                .with("method", change.method())
                .with("status", status)
                .with("reason", answer.message().reason()));
    }
}
