package io.cloudconnect.doctor.rules;

import java.util.Optional;

/** A trace that ends with a request; nothing can be said of how it went on. */
final class CutOff extends SingleRule {
    CutOff() {
        super("CC-T119");
    }

    @Override
    Optional<Hit> find(CallView call) {
        return call.sentInvite().isPresent() && call.isSilent() && !call.isLeftUnanswered()
                ? Optional.of(hit().at(call.sentInvite().get()))
                : Optional.empty();
    }
}
