package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.MediaDirection;
import io.cloudconnect.sip.Transaction;
import java.util.List;
import java.util.Optional;

/** A hold that nobody took back. */
final class EndedOnHold extends SingleRule {
    EndedOnHold() {
        super("CC-T407");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<CallMessage> bye = call.call().bye().flatMap(Transaction::request);
        if (bye.isEmpty() || call.call().reinvites().isEmpty() || call.call().role() == CallRole.INTERNAL) {
            return Optional.empty();
        }
        List<CallMessage> offers = call.call().reinvites().stream()
                .filter(Transaction::succeeded)
                .map(Transaction::request)
                .flatMap(Optional::stream)
                .filter(one -> one.message().sdp().isPresent())
                .toList();
        if (offers.isEmpty()) {
            return Optional.empty();
        }
        CallMessage last = offers.get(offers.size() - 1);
        boolean held = SdpLines.direction(last)
                .filter(direction -> direction == MediaDirection.SENDONLY || direction == MediaDirection.INACTIVE)
                .isPresent();
        return held
                ? Optional.of(hit().at(
                                last,
                                SdpLines.line(
                                        last,
                                        'a',
                                        SdpLines.direction(last).get().toString()))
                        .at(bye.get())
                        .with("who", call.isOurs(bye.get()) ? "the router" : "Twilio")
                        .with(
                                "seconds",
                                call.between(last, bye.get()).map(Words::span).orElse("some time")))
                : Optional.empty();
    }
}
