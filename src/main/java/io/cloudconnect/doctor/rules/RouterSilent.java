package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.HostPort;
import java.util.Optional;

/** Twilio's INVITE, dropped by the router without a word. */
final class RouterSilent extends SingleRule {
    RouterSilent() {
        super("CC-T502");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.receivedInvite().isEmpty() || !call.isLeftUnanswered()) {
            return Optional.empty();
        }
        CallMessage invite = call.receivedInvite().get();
        Hit hit = hit().at(invite).with("source", source(invite));
        for (CallMessage one : call.call().messages()) {
            hit = one.isRetransmission() && hit.marks() < 3 ? hit.at(one) : hit;
        }
        return Optional.of(hit);
    }

    /** Where a received request came from: its packet's address, or what its Via says. */
    static String source(CallMessage request) {
        return request.traced()
                .source()
                .map(HostPort::host)
                .or(() -> request.message().topVia().map(via -> via.sentBy().host()))
                .orElse("an unknown address");
    }
}
