package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.MediaDirection;
import io.cloudconnect.sip.Transaction;
import java.util.Optional;
import java.util.stream.Stream;

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
        return Stream.concat(
                        invite.get().request().stream(),
                        invite
                                .get()
                                .finalResponse()
                                .filter(answer -> answer.message().status() < 300)
                                .stream())
                .map(one -> restricted(call, one))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Hit> restricted(CallView call, CallMessage one) {
        return SdpLines.audio(one)
                .filter(audio -> audio.port() != 0)
                .map(audio -> one.message().sdp().orElseThrow().directionOf(audio))
                .filter(direction -> direction != MediaDirection.SENDRECV)
                .map(direction -> hit().at(one, SdpLines.line(one, 'a', direction.toString()))
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
