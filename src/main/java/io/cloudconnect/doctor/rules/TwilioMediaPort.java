package io.cloudconnect.doctor.rules;

import io.cloudconnect.ip.PortRange;
import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Sdp;
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
        for (CallMessage one : call.describedByTwilio()) {
            Optional<Sdp.Media> audio = SdpLines.audio(one);
            int port = audio.isPresent() ? audio.get().port() : 0;
            if (port != 0 && !ports.contains(port)) {
                return Optional.of(hit().at(one, audio.get().line()).with("port", port));
            }
        }
        return Optional.empty();
    }
}
