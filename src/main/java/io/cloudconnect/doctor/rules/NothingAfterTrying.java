package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.Transaction;
import java.util.List;
import java.util.Optional;

/** Twilio took the call and was not heard of again before the caller gave up. */
final class NothingAfterTrying extends SingleRule {
    NothingAfterTrying() {
        super("CC-T116");
    }

    @Override
    Optional<Hit> find(CallView call) {
        List<Transaction> cancels = call.call().transactions("CANCEL");
        Optional<CallMessage> invite = call.sentInvite();
        Optional<CallMessage> given =
                cancels.isEmpty() ? Optional.empty() : cancels.get(0).request();
        if (invite.isEmpty() || given.isEmpty()) {
            return Optional.empty();
        }
        List<CallMessage> heard = call.call().invite().orElseThrow().responses().stream()
                .filter(one -> one.number() < given.get().number())
                .toList();
        boolean onlyTrying =
                !heard.isEmpty() && heard.stream().allMatch(one -> one.message().status() == 100);
        return onlyTrying
                ? Optional.of(hit().at(heard.get(0))
                        .at(given.get())
                        .with(
                                "waited",
                                call.between(invite.get(), given.get())
                                        .map(Words::span)
                                        .orElse("the time the caller waited")))
                : Optional.empty();
    }
}
