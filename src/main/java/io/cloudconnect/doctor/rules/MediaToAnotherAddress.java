package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.Sdp;
import java.util.Optional;

/** A public media address that is not the one Twilio saw. */
final class MediaToAnotherAddress extends SingleRule {
    MediaToAnotherAddress() {
        super("CC-T418");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<String> seen = call.seenByTwilio().filter(HostAddress::isPublic);
        Optional<CallMessage> invite = call.sentInvite();
        if (seen.isEmpty() || invite.isEmpty()) {
            return Optional.empty();
        }
        for (Sdp.Connection connection : SdpLines.connections(invite.get())) {
            String address = connection.address();
            if (HostAddress.isPublic(address) && !address.equals(seen.get())) {
                Hit hit = hit().at(invite.get(), connection.line()).with("address", address);
                return Optional.of(call.twilios().stream()
                        .filter(one -> one.message().isResponse())
                        .findFirst()
                        .map(answer -> hit.at(answer, "Via"))
                        .orElse(hit));
            }
        }
        return Optional.empty();
    }
}
