package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.twilio.Exchange;
import java.util.Optional;

/** A bare trunk domain without {@code tnx}, on its way to an exchange, and no answer. */
final class MissingTnx extends SingleRule {
    MissingTnx() {
        super("CC-T103");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (!call.isSilent()) {
            return Optional.empty();
        }
        boolean bare = call.requestUri()
                .filter(uri -> !uri.parameters().has("tnx"))
                .flatMap(uri -> TwilioName.of(uri.host()))
                .filter(TwilioName::isBareDomain)
                .isPresent();
        if (!bare) {
            return Optional.empty();
        }
        boolean toExchange = call.destination()
                .addressedEdge()
                .or(call.destination()::meantEdge)
                .filter(edge -> edge instanceof Exchange)
                .isPresent();
        if (!toExchange) {
            return Optional.empty();
        }
        CallMessage invite = call.sentInvite().orElseThrow();
        return Optional.of(hit().at(invite).at(invite, "To"));
    }
}
