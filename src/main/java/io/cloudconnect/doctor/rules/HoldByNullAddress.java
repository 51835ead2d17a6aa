package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Sdp;
import java.util.Optional;

/** The hold of RFC 2543. */
final class HoldByNullAddress extends SingleRule {
    static final String NULL_ADDRESS = "0.0.0.0";

    HoldByNullAddress() {
        super("CC-T405");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.call().role() == CallRole.INTERNAL) {
            return Optional.empty();
        }
        for (CallMessage one : call.describedByUs()) {
            for (Sdp.Connection connection : SdpLines.connections(one)) {
                if (connection.address().equals(NULL_ADDRESS)) {
                    return Optional.of(hit().at(one, connection.line()));
                }
            }
        }
        return Optional.empty();
    }
}
