package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.HostPort;
import io.cloudconnect.sip.SipUri;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import java.util.Optional;

/** Another exchange than the site's. */
final class OtherExchange extends SingleRule {
    OtherExchange() {
        super("CC-T114");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<Edge> gone = call.destination().addressedEdge().filter(Exchange.class::isInstance);
        return call.site()
                .filter(SiteFacts::byInterconnect)
                .filter(site -> gone.isPresent() && !gone.get().equals(site.edge()))
                .map(site -> hit().at(call.sentInvite().orElseThrow())
                        .with(
                                "wentTo",
                                call.sentInvite()
                                        .flatMap(one -> one.traced().destination())
                                        .map(HostPort::host)
                                        .orElseGet(() -> call.requestUri()
                                                .map(SipUri::host)
                                                .orElse("")))
                        .with("otherEdge", gone.get().id()));
    }
}
