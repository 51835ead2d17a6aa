package io.cloudconnect.doctor.rules;

import io.cloudconnect.ip.PortRange;
import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Sdp;
import java.util.Optional;

/** With a site: a media port the security group does not let in. */
final class MediaPortClosed extends SingleRule {
    MediaPortClosed() {
        super("CC-T403");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.site().isEmpty() || call.call().role() == CallRole.INTERNAL) {
            return Optional.empty();
        }
        PortRange open = call.site().get().rtpPorts();
        for (CallMessage one : call.describedByUs()) {
            Optional<Sdp.Media> audio = SdpLines.audio(one);
            int port = audio.isPresent() ? audio.get().port() : 0;
            if (port != 0 && !open.contains(port)) {
                return Optional.of(hit().at(one, audio.get().line()).with("port", port));
            }
        }
        return Optional.empty();
    }
}
