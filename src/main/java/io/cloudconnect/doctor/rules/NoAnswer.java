package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.twilio.SipTransport;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Silence with no cause in the request itself: told apart by what carried it. */
final class NoAnswer implements Rule {
    private static final Map<SipTransport, String> BY_TRANSPORT =
            Map.of(SipTransport.TCP, "CC-T107", SipTransport.UDP, "CC-T108", SipTransport.TLS, "CC-T109");

    @Override
    public Set<String> ids() {
        return Set.copyOf(BY_TRANSPORT.values());
    }

    @Override
    public List<Hit> examine(CallView call) {
        if (call.sentInvite().isEmpty() || !call.isLeftUnanswered()) {
            return List.of();
        }
        Hit hit = Hit.of(BY_TRANSPORT.get(call.transport().orElse(SipTransport.UDP)));
        for (CallMessage one : call.ours()) {
            if (one.message().isRequest("INVITE") || one.message().isRequest("CANCEL")) {
                hit = hit.at(one);
            }
        }
        for (CallMessage one : call.call().messages()) {
            hit = one.isRetransmission() && hit.marks() < 4 ? hit.at(one) : hit;
        }
        return List.of(hit);
    }
}
