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
        for (AgreedInvite invite : AgreedInvite.of(call)) {
            Optional<Hit> hit = compare(invite);
            if (hit.isPresent()) {
                return hit;
            }
        }
        return Optional.empty();
    }

    private Optional<Hit> compare(AgreedInvite invite) {
        Optional<SipUri> contact = invite.answer().message().contact().map(NameAddress::uri);
        Optional<SipUri> found = invite.ack().flatMap(one -> one.message().requestUri());
        boolean same = contact.isEmpty()
                || found.isEmpty()
                || AgreedInvite.sameHostPort(contact.get(), found.get())
                        && contact.get().user().equals(found.get().user());
        return same
                ? Optional.empty()
                : Optional.of(hit().at(invite.ack().orElseThrow())
                        .at(invite.answer(), "Contact")
                        .with("ackUri", found.get())
                        .with("contact", contact.get()));
    }
}
