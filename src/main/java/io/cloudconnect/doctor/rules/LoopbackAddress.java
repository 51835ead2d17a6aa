package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import java.util.Optional;

/** A Contact or Via that leads back to the machine itself. */
final class LoopbackAddress extends SingleRule {
    LoopbackAddress() {
        super("CC-T115");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.sentInvite().isEmpty()) {
            return Optional.empty();
        }
        CallMessage invite = call.sentInvite().get();
        Optional<String> contact =
                invite.message().contact().map(address -> address.uri().host());
        Optional<String> via = invite.message().topVia().map(hop -> hop.sentBy().host());
        Optional<Hit> hit = compare(invite, "Contact", contact);
        return hit.isPresent() ? hit : compare(invite, "Via", via);
    }

    private Optional<Hit> compare(CallMessage invite, String header, Optional<String> host) {
        return host.isPresent() && HostAddress.isLoopback(host.get())
                ? Optional.of(hit().at(invite, header).with("header", header).with("address", host.get()))
                : Optional.empty();
    }
}
