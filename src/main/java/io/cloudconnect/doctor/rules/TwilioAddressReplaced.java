package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.NameAddress;
import io.cloudconnect.sip.SipUri;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Our own address where Twilio's was: in what we send back, or already in what we got. */
final class TwilioAddressReplaced extends SingleRule {
    TwilioAddressReplaced() {
        super("CC-T303");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Set<String> ours = call.ourAddresses();
        for (AgreedInvite invite : AgreedInvite.of(call)) {
            Optional<Hit> received = received(invite.answer(), ours);
            Optional<Hit> hit = received.isPresent() ? received : sent(invite, ours);
            if (hit.isPresent()) {
                return hit;
            }
        }
        return Optional.empty();
    }

    private Optional<Hit> received(CallMessage answer, Set<String> ours) {
        for (String header : List.of("Contact", "Record-Route")) {
            for (NameAddress address : answer.message().addresses(header)) {
                if (ours.contains(address.uri().host())) {
                    return Optional.of(hit().at(answer, header)
                            .with("where", header + " of Twilio's 200")
                            .with("ours", address.uri().host())
                            .with("theirs", "an address of its own"));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Hit> sent(AgreedInvite invite, Set<String> ours) {
        if (invite.ack().isEmpty()) {
            return Optional.empty();
        }
        CallMessage ack = invite.ack().get();
        Optional<SipUri> uri = ack.message().requestUri();
        if (uri.isPresent() && ours.contains(uri.get().host())) {
            return Optional.of(hit().at(ack)
                    .at(invite.answer(), "Contact")
                    .with("where", "The ACK's Request-URI")
                    .with("ours", uri.get().host())
                    .with(
                            "theirs",
                            invite.answer()
                                    .message()
                                    .contact()
                                    .map(one -> one.uri().host())
                                    .orElse("its own")));
        }
        for (NameAddress route : ack.message().addresses("Route")) {
            if (ours.contains(route.uri().host())) {
                return Optional.of(hit().at(ack, "Route")
                        .at(invite.recorder().orElse(invite.answer()), "Record-Route")
                        .with("where", "The ACK's Route")
                        .with("ours", route.uri().host())
                        .with("theirs", String.join(", ", invite.expectedRoute())));
            }
        }
        return Optional.empty();
    }
}
