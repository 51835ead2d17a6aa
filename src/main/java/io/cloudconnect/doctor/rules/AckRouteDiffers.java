package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import java.util.List;
import java.util.Optional;

/**
 * An ACK whose Route is not what Record-Route asked for as the call was set up. Source:
 * https://www.rfc-editor.org/rfc/rfc3261#section-12.1.2
 */
final class AckRouteDiffers extends SingleRule {
    AckRouteDiffers() {
        super("CC-T302");
    }

    @Override
    Optional<Hit> find(CallView call) {
        for (AgreedInvite invite : AgreedInvite.of(call)) {
            Optional<CallMessage> ack = invite.ack();
            if (ack.isPresent() && !invite.isAcknowledgedByItsRoute(ack.get())) {
                Hit hit = invite.foundRoute().isEmpty() ? hit().at(ack.get()) : hit().at(ack.get(), "Route");
                return Optional.of(hit.at(invite.recorder().orElseThrow(), "Record-Route")
                        .with("expected", words(invite.expectedRoute()))
                        .with("found", words(invite.foundRoute())));
            }
        }
        return Optional.empty();
    }

    private static String words(List<String> route) {
        return route.isEmpty() ? "none" : String.join(", then ", route);
    }
}
