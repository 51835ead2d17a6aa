package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import java.util.List;
import java.util.Optional;

/**
 * An ACK whose Route is not the reversed Record-Route. Source: https://www.rfc-editor.org/rfc/rfc3261#section-12.1.2
 */
final class AckRouteDiffers extends SingleRule {
    AckRouteDiffers() {
        super("CC-T302");
    }

    @Override
    Optional<Hit> find(CallView call) {
        return AgreedInvite.of(call).stream()
                .filter(invite -> invite.ack().isPresent())
                .filter(invite -> !invite.expectedRoute().equals(invite.foundRoute()))
                .findFirst()
                .map(invite -> {
                    CallMessage ack = invite.ack().orElseThrow();
                    Hit hit = invite.foundRoute().isEmpty() ? hit().at(ack) : hit().at(ack, "Route");
                    return hit.at(invite.answer(), "Record-Route")
                            .with("expected", words(invite.expectedRoute()))
                            .with("found", words(invite.foundRoute()));
                });
    }

    private static String words(List<String> route) {
        return route.isEmpty() ? "none" : String.join(", then ", route);
    }
}
