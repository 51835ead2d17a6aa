package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.HostPort;
import io.cloudconnect.sip.NameAddress;
import io.cloudconnect.sip.SipUri;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.PublicEdge;
import java.util.List;
import java.util.Optional;

/** A call meant for an exchange that went to a public edge. */
final class LeftByPublicInternet extends SingleRule {
    LeftByPublicInternet() {
        super("CC-T110");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.sentInvite().isEmpty()) {
            return Optional.empty();
        }
        CallMessage invite = call.sentInvite().get();
        boolean meant = call.destination()
                        .meantEdge()
                        .filter(edge -> edge instanceof Exchange)
                        .isPresent()
                || call.requestUri().filter(uri -> uri.parameters().has("tnx")).isPresent();
        if (!meant) {
            return Optional.empty();
        }
        Optional<String> routed = publicHop(call);
        Optional<Edge> addressed = call.destination().addressedEdge().filter(edge -> edge instanceof PublicEdge);
        Optional<Edge> gone = addressed.isPresent() ? addressed : routed.flatMap(TwilioName::edgeOfAddress);
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        String to = invite.traced()
                .destination()
                .map(HostPort::host)
                .filter(HostAddress::isAddress)
                .or(() -> routed)
                .orElseGet(() -> call.requestUri().map(SipUri::host).orElse(""));
        return Optional.of(hit().at(invite)
                .with("wentTo", to)
                .with("publicEdge", gone.get().id()));
    }

    /** The first address of a public edge that Twilio recorded on the way. */
    private static Optional<String> publicHop(CallView call) {
        for (CallMessage one : call.twilios()) {
            List<NameAddress> routes = one.message().addresses("Record-Route");
            for (int hop = 0; hop < routes.size(); hop++) {
                String host = routes.get(hop).uri().host();
                if (TwilioName.edgeOfAddress(host).orElse(null) instanceof PublicEdge) {
                    return Optional.of(host);
                }
            }
        }
        return Optional.empty();
    }
}
