package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.NameAddress;
import java.util.List;
import java.util.Optional;

/** A packet with the ACK that did not go to the first Route. */
final class AckSentElsewhere extends SingleRule {
    AckSentElsewhere() {
        super("CC-T310");
    }

    @Override
    Optional<Hit> find(CallView call) {
        for (AgreedInvite invite : AgreedInvite.of(call)) {
            if (invite.ack().isEmpty()
                    || invite.ack().get().traced().destination().isEmpty()) {
                continue;
            }
            CallMessage ack = invite.ack().get();
            String sentTo = ack.traced().destination().get().host();
            List<NameAddress> routes = ack.message().addresses("Route");
            String route = routes.isEmpty() ? "" : routes.get(0).uri().host();
            if (HostAddress.isAddress(sentTo) && HostAddress.isAddress(route) && !sentTo.equals(route)) {
                return Optional.of(
                        hit().at(ack).at(ack, "Route").with("sentTo", sentTo).with("route", route));
            }
        }
        return Optional.empty();
    }
}
