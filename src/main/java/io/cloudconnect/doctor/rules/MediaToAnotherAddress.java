package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
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
        return SdpLines.connections(invite.get()).stream()
                .filter(connection -> HostAddress.isPublic(connection.address())
                        && !connection.address().equals(seen.get()))
                .findFirst()
                .map(connection -> {
                    Hit hit = hit().at(invite.get(), connection.line()).with("address", connection.address());
                    return call.twilios().stream()
                            .filter(one -> one.message().isResponse())
                            .findFirst()
                            .map(answer -> hit.at(answer, "Via"))
                            .orElse(hit);
                });
    }
}
