package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.MediaDirection;
import io.cloudconnect.sip.Transaction;
import java.util.Optional;

/** A first offer or answer that lets sound through one way only, or not at all. */
final class OneWayFromTheStart extends SingleRule {
    OneWayFromTheStart() {
        super("CC-T404");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<Transaction> invite = call.call().invite();
        if (invite.isEmpty() || call.call().role() == CallRole.INTERNAL) {
            return Optional.empty();
        }
        Optional<Hit> offered = restricted(call, invite.get().request());
        if (offered.isPresent() || !invite.get().succeeded()) {
            return offered;
        }
        return restricted(call, invite.get().finalResponse());
    }

    private Optional<Hit> restricted(CallView call, Optional<CallMessage> message) {
        Optional<MediaDirection> said = message.isPresent() ? SdpLines.direction(message.get()) : Optional.empty();
        if (said.isEmpty() || said.get() == MediaDirection.SENDRECV) {
            return Optional.empty();
        }
        CallMessage one = message.get();
        MediaDirection direction = said.get();
        return Optional.of(hit().at(one, SdpLines.line(one, 'a', direction.toString()))
                .with("who", call.isOurs(one) ? "The router" : "Twilio")
                .with("direction", direction)
                .with(
                        "effect",
                        switch (direction) {
                            case SENDONLY -> "it does not listen, so that the other side is not heard";
                            case RECVONLY -> "it does not speak, so that it is not heard";
                            default -> "nobody is heard";
                        }));
    }
}
