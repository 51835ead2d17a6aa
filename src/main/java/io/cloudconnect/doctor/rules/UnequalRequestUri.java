package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.Transaction;
import java.util.Optional;
import java.util.stream.Stream;

/** CANCEL and the ACK of a refusal must name what the INVITE named. Source: RFC 3261, 9.1 and 17.1.1.3 */
final class UnequalRequestUri extends SingleRule {
    UnequalRequestUri() {
        super("CC-T120");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<CallMessage> invite = call.sentInvite();
        Optional<String> uri = invite.flatMap(one -> one.message().requestUriText());
        if (uri.isEmpty() || call.isAnswered()) {
            return Optional.empty();
        }
        Stream<CallMessage> cancels = call.call().transactions("CANCEL").stream()
                .map(Transaction::request)
                .flatMap(Optional::stream);
        Stream<CallMessage> acks = call.call().invite().orElseThrow().acks().stream();
        return Stream.concat(cancels, acks)
                .filter(one ->
                        call.isOurs(one) && !one.message().requestUriText().equals(uri))
                .findFirst()
                .map(one -> hit().at(invite.get())
                        .at(one)
                        .with("method", one.message().method())
                        .with("uri", one.message().requestUriText().orElse(""))
                        .with("inviteUri", uri.get()));
    }
}
