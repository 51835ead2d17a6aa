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
        Optional<Edge> meant = call.site().filter(SiteFacts::byInterconnect).map(SiteFacts::edge);
        Optional<Edge> gone = call.destination().addressedEdge().filter(edge -> edge instanceof Exchange);
        if (meant.isEmpty() || gone.isEmpty() || gone.equals(meant)) {
            return Optional.empty();
        }
        return Optional.of(hit().at(call.sentInvite().orElseThrow())
                .with(
                        "wentTo",
                        call.sentInvite()
                                .flatMap(one -> one.traced().destination())
                                .map(HostPort::host)
                                .orElseGet(() ->
                                        call.requestUri().map(SipUri::host).orElse("")))
                .with("otherEdge", gone.get().id()));
    }
}
