package io.cloudconnect.doctor.rules;

import io.cloudconnect.twilio.SipTransport;
import java.util.Optional;

/** With a secure site: UDP or TCP. */
final class PlainCarrierOnSecureTrunk extends SingleRule {
    PlainCarrierOnSecureTrunk() {
        super("CC-T225");
    }

    @Override
    Optional<Hit> find(CallView call) {
        boolean secure = call.site().filter(SiteFacts::secure).isPresent();
        if (!secure || call.isAnswered()) {
            return Optional.empty();
        }
        boolean plain = call.transport().filter(one -> one != SipTransport.TLS).isPresent();
        return plain ? call.sentInvite().map(invite -> hit().at(invite, "Via")) : Optional.empty();
    }
}
