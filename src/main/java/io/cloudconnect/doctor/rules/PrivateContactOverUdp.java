package io.cloudconnect.doctor.rules;

import io.cloudconnect.twilio.SipTransport;
import java.util.Optional;

/** A private Contact that only a connection makes harmless. */
final class PrivateContactOverUdp extends SingleRule {
    PrivateContactOverUdp() {
        super("CC-T314");
    }

    @Override
    Optional<Hit> find(CallView call) {
        boolean udp = call.transport().filter(one -> one == SipTransport.UDP).isPresent();
        if (!udp || !call.isAnswered()) {
            return Optional.empty();
        }
        return call.sentInvite().flatMap(invite -> invite.message()
                .contact()
                .map(contact -> contact.uri().host())
                .filter(HostAddress::isPrivate)
                .map(host -> hit().at(invite, "Contact").with("address", host)));
    }
}
