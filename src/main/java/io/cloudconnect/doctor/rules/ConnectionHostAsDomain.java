package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import java.util.Locale;
import java.util.Optional;

/** A host of an edge whose first label is the connection's name and not the trunk's. */
final class ConnectionHostAsDomain extends SingleRule {
    private static final String NO_SUCH_DOMAIN = "not a valid twilio domain";

    ConnectionHostAsDomain() {
        super("CC-T102");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<TwilioName> name = call.requestUri().flatMap(uri -> TwilioName.of(uri.host()));
        if (name.isEmpty() || name.get().edge().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> trunk = call.site().isPresent()
                ? call.site().map(site -> site.trunk().name().toLowerCase(Locale.ROOT))
                : call.destination().callersTrunk();
        boolean otherTrunk =
                trunk.isPresent() && !trunk.get().equals(name.get().label().orElse(""));
        if (!otherTrunk || call.isAnswered()) {
            return Optional.empty();
        }
        Optional<CallMessage> refusal = call.finalResponse()
                .filter(answer ->
                        answer.message().reason().toLowerCase(Locale.ROOT).contains(NO_SUCH_DOMAIN));
        CallMessage invite = call.sentInvite().orElseThrow();
        Hit hit = hit().at(invite).at(invite, "From");
        return Optional.of(refusal.map(hit::at).orElse(hit));
    }
}
