package io.cloudconnect.doctor.rules;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.twilio.Exchange;
import java.util.Optional;

/** An INVITE that says it is Twilio's and came from elsewhere. */
final class NotTwiliosAddress extends SingleRule {
    NotTwiliosAddress() {
        super("CC-T517");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<CallMessage> invite = call.receivedInvite();
        // Most traces are logs that do not say where a message came from.
        if (invite.isEmpty() || invite.get().traced().source().isEmpty()) {
            return Optional.empty();
        }
        String host = invite.get().traced().source().get().host();
        return HostAddress.isPublic(host) && TwilioName.edgeOfAddress(host).isEmpty() && !isAnnounced(host)
                ? Optional.of(hit().at(invite.get()).with("source", host))
                : Optional.empty();
    }

    private static boolean isAnnounced(String host) {
        try {
            Cidr address = Cidr.of(host);
            return Exchange.all().stream()
                    .flatMap(exchange -> exchange.prefixes().stream())
                    .anyMatch(network -> network.contains(address));
        } catch (IllegalArgumentException masked) {
            return true;
        }
    }
}
