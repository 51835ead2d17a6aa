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
        Optional<CallMessage> invite = call.sentInvite();
        Optional<Hit> contact = invite.flatMap(one -> one.message()
                .contact()
                .map(address -> address.uri().host())
                .filter(HostAddress::isLoopback)
                .map(host -> hit().at(one, "Contact").with("header", "Contact").with("address", host)));
        return contact.or(() -> invite.flatMap(one -> one.message()
                .topVia()
                .map(via -> via.sentBy().host())
                .filter(HostAddress::isLoopback)
                .map(host -> hit().at(one, "Via").with("header", "Via").with("address", host))));
    }
}
