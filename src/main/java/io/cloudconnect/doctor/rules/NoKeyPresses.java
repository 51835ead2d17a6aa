package io.cloudconnect.doctor.rules;

import java.util.Optional;

/** An offer without telephone-event. */
final class NoKeyPresses extends SingleRule {
    NoKeyPresses() {
        super("CC-T411");
    }

    @Override
    Optional<Hit> find(CallView call) {
        return call.sentInvite().flatMap(invite -> SdpLines.audio(invite)
                .filter(audio ->
                        !audio.payloads().isEmpty() && !audio.encodings().contains("TELEPHONE-EVENT"))
                .map(audio -> hit().at(invite, audio.line())));
    }
}
