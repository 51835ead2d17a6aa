package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Sdp;
import java.util.Optional;

/** Media asked for by IPv6. */
final class Ipv6Media extends SingleRule {
    Ipv6Media() {
        super("CC-T419");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.call().role() == CallRole.INTERNAL) {
            return Optional.empty();
        }
        for (CallMessage one : call.describedByUs()) {
            for (Sdp.Connection connection : SdpLines.connections(one)) {
                if (connection.addressType().equalsIgnoreCase("IP6")) {
                    return Optional.of(hit().at(one, connection.line()).with("address", connection.address()));
                }
            }
        }
        return Optional.empty();
    }
}
