package io.cloudconnect.doctor.rules;

import io.cloudconnect.ip.PortRange;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.twilio.MediaRange;
import java.util.Optional;

/** A port in Twilio's session description that Twilio does not use. */
final class TwilioMediaPort extends SingleRule {
    TwilioMediaPort() {
        super("CC-T409");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.call().role() == CallRole.INTERNAL) {
            return Optional.empty();
        }
        PortRange ports = MediaRange.current().ports();
        return call.describedByTwilio().stream()
                .flatMap(one -> SdpLines.audio(one)
                        .filter(audio -> audio.port() != 0 && !ports.contains(audio.port()))
                        .map(audio -> hit().at(one, audio.line()).with("port", audio.port()))
                        .stream())
                .findFirst();
    }
}
