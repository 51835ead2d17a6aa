package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Sdp;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An offer or answer of ours that Twilio cannot take. */
final class NoG711 extends SingleRule {
    private static final Set<String> G711 = Set.of("PCMU", "PCMA");

    NoG711() {
        super("CC-T410");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.call().role() == CallRole.INTERNAL) {
            return Optional.empty();
        }
        for (CallMessage one : call.describedByUs()) {
            Optional<Sdp.Media> audio = SdpLines.audio(one);
            if (audio.isPresent() && audio.get().port() != 0 && lacksG711(audio.get())) {
                return Optional.of(hit().at(one, audio.get().line())
                        .with("codecs", String.join(", ", audio.get().encodings())));
            }
        }
        return Optional.empty();
    }

    private static boolean lacksG711(Sdp.Media audio) {
        List<String> encodings = audio.encodings();
        return !encodings.isEmpty() && Collections.disjoint(encodings, G711);
    }
}
