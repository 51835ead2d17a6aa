package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallRole;
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
        return call.describedByUs().stream()
                .flatMap(one -> SdpLines.audio(one)
                        .filter(audio -> audio.port() != 0 && !audio.payloads().isEmpty())
                        .filter(audio -> audio.encodings().stream().noneMatch(G711::contains))
                        .map(audio -> hit().at(one, audio.line()).with("codecs", String.join(", ", audio.encodings())))
                        .stream())
                .findFirst();
    }
}
