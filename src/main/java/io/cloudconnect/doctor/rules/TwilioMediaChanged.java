package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Sdp;
import java.util.Optional;
import java.util.Set;

/** An address in Twilio's own session description that cannot be Twilio's. */
final class TwilioMediaChanged extends SingleRule {
    TwilioMediaChanged() {
        super("CC-T408");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.call().role() == CallRole.INTERNAL) {
            return Optional.empty();
        }
        Set<String> ours = call.ourAddresses();
        for (CallMessage one : call.describedByTwilio()) {
            for (Sdp.Connection connection : SdpLines.connections(one)) {
                String address = connection.address();
                if (ours.contains(address) || HostAddress.isPrivate(address)) {
                    return Optional.of(hit().at(one, connection.line()).with("address", address));
                }
            }
        }
        return Optional.empty();
    }
}
