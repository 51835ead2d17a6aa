package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.HostPort;
import io.cloudconnect.sip.SipUri;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.PublicEdge;
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
                        .filter(Exchange.class::isInstance)
                        .isPresent()
                || call.requestUri().filter(uri -> uri.parameters().has("tnx")).isPresent();
        if (!meant) {
            return Optional.empty();
        }
        Optional<String> routed = call.twilios().stream()
                .flatMap(one -> one.message().addresses("Record-Route").stream())
                .map(route -> route.uri().host())
                .filter(host -> TwilioName.edgeOfAddress(host)
                        .filter(PublicEdge.class::isInstance)
                        .isPresent())
                .findFirst();
        Optional<Edge> gone = call.destination()
                .addressedEdge()
                .filter(PublicEdge.class::isInstance)
                .or(() -> routed.flatMap(TwilioName::edgeOfAddress));
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
}
