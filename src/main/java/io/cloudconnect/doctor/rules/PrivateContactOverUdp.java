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
        return call.sentInvite()
                .filter(invite -> call.isAnswered()
                        && call.transport()
                                .filter(one -> one == SipTransport.UDP)
                                .isPresent())
                .flatMap(invite -> invite.message()
                        .contact()
                        .map(contact -> contact.uri().host())
                        .filter(HostAddress::isPrivate)
                        .map(host -> hit().at(invite, "Contact").with("address", host)));
    }
}
