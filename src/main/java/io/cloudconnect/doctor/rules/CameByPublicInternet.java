package io.cloudconnect.doctor.rules;

import io.cloudconnect.twilio.PublicEdge;
import java.util.Optional;

/** With an Interconnect site: a call from a public edge. */
final class CameByPublicInternet extends SingleRule {
    CameByPublicInternet() {
        super("CC-T514");
    }

    @Override
    Optional<Hit> find(CallView call) {
        boolean meant = call.site().filter(SiteFacts::byInterconnect).isPresent();
        if (!meant) {
            return Optional.empty();
        }
        return call.receivedInvite().flatMap(invite -> TwilioName.edgeOfAddress(RouterSilent.source(invite))
                .filter(edge -> edge instanceof PublicEdge)
                .map(edge -> hit().at(invite)
                        .at(invite, "Via")
                        .with("source", RouterSilent.source(invite))
                        .with("publicEdge", edge.id())));
    }
}
