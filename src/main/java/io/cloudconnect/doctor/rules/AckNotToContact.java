package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.NameAddress;
import io.cloudconnect.sip.SipUri;
import java.util.Optional;

/** An ACK that does not go to the Contact of the 200. */
final class AckNotToContact extends SingleRule {
    AckNotToContact() {
        super("CC-T301");
    }

    @Override
    Optional<Hit> find(CallView call) {
        return AgreedInvite.of(call).stream()
                .map(this::compare)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Hit> compare(AgreedInvite invite) {
        Optional<SipUri> contact = invite.answer().message().contact().map(NameAddress::uri);
        Optional<SipUri> found = invite.ack().flatMap(one -> one.message().requestUri());
        boolean same = contact.isEmpty()
                || found.isEmpty()
                || AgreedInvite.hostPort(contact.get()).equals(AgreedInvite.hostPort(found.get()))
                        && contact.get().user().equals(found.get().user());
        return same
                ? Optional.empty()
                : Optional.of(hit().at(invite.ack().orElseThrow())
                        .at(invite.answer(), "Contact")
                        .with("ackUri", found.get())
                        .with("contact", contact.get()));
    }
}
