package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CANCEL and the ACK of a refusal must name what the INVITE named. Source: RFC 3261, 9.1 and 17.1.1.3 */
final class UnequalRequestUri extends SingleRule {
    UnequalRequestUri() {
        super("CC-T120");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<CallMessage> invite = call.sentInvite();
        if (invite.isEmpty() || call.isAnswered()) {
            return Optional.empty();
        }
        Optional<String> uri = invite.get().message().requestUriText();
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        List<CallMessage> followers = new ArrayList<>(2);
        for (Transaction cancel : call.call().transactions("CANCEL")) {
            cancel.request().ifPresent(followers::add);
        }
        followers.addAll(call.call().invite().orElseThrow().acks());
        for (CallMessage one : followers) {
            if (call.isOurs(one) && !one.message().requestUriText().equals(uri)) {
                return Optional.of(hit().at(invite.get())
                        .at(one)
                        .with("method", one.message().method())
                        .with("uri", one.message().requestUriText().orElse(""))
                        .with("inviteUri", uri.get()));
            }
        }
        return Optional.empty();
    }
}
