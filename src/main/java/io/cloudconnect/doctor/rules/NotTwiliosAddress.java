package io.cloudconnect.doctor.rules;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.sip.HostPort;
import io.cloudconnect.twilio.Exchange;
import java.util.Optional;

/** An INVITE that says it is Twilio's and came from elsewhere. */
final class NotTwiliosAddress extends SingleRule {
    NotTwiliosAddress() {
        super("CC-T517");
    }

    @Override
    Optional<Hit> find(CallView call) {
        return call.receivedInvite().flatMap(invite -> invite.traced()
                .source()
                .map(HostPort::host)
                .filter(HostAddress::isPublic)
                .filter(host -> TwilioName.edgeOfAddress(host).isEmpty() && !isAnnounced(host))
                .map(host -> hit().at(invite).with("source", host)));
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
