package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.HostPort;
import java.util.Optional;

/** A packet with the ACK that did not go to the first Route. */
final class AckSentElsewhere extends SingleRule {
    AckSentElsewhere() {
        super("CC-T310");
    }

    @Override
    Optional<Hit> find(CallView call) {
        for (AgreedInvite invite : AgreedInvite.of(call)) {
            Optional<String> sentTo =
                    invite.ack().flatMap(one -> one.traced().destination()).map(HostPort::host);
            Optional<String> route = invite.ack()
                    .flatMap(one -> one.message().addresses("Route").stream().findFirst())
                    .map(address -> address.uri().host());
            boolean comparable = sentTo.filter(HostAddress::isAddress).isPresent()
                    && route.filter(HostAddress::isAddress).isPresent();
            if (comparable && !sentTo.equals(route)) {
                CallMessage ack = invite.ack().orElseThrow();
                return Optional.of(hit().at(ack)
                        .at(ack, "Route")
                        .with("sentTo", sentTo.get())
                        .with("route", route.get()));
            }
        }
        return Optional.empty();
    }
}
