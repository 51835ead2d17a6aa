package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.Sdp;
import java.util.List;
import java.util.Optional;

/** An offer without telephone-event. */
final class NoKeyPresses extends SingleRule {
    NoKeyPresses() {
        super("CC-T411");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<Sdp.Media> audio = call.sentInvite().flatMap(SdpLines::audio);
        List<String> encodings = audio.isPresent() ? audio.get().encodings() : List.of();
        return encodings.isEmpty() || encodings.contains("TELEPHONE-EVENT")
                ? Optional.empty()
                : Optional.of(
                        hit().at(call.sentInvite().orElseThrow(), audio.get().line()));
    }
}
