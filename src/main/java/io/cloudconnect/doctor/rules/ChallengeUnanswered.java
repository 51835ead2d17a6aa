package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A 407 after which the router gave up. */
final class ChallengeUnanswered extends SingleRule {
    private static final Pattern REALM = Pattern.compile("realm=\"([^\"]*)\"");

    ChallengeUnanswered() {
        super("CC-T207");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<CallMessage> challenge = call.finalResponse()
                .filter(answer ->
                        answer.message().status() == 407 || answer.message().status() == 401);
        if (challenge.isEmpty() || !call.isTermination()) {
            return Optional.empty();
        }
        boolean tried = call.sentInvite()
                .filter(one -> one.message().header("Proxy-Authorization").isPresent()
                        || one.message().header("Authorization").isPresent())
                .isPresent();
        if (tried) {
            return Optional.empty();
        }
        CallMessage answer = challenge.get();
        Matcher realm = REALM.matcher(answer.message()
                .header("Proxy-Authenticate")
                .or(() -> answer.message().header("WWW-Authenticate"))
                .orElse(""));
        return Optional.of(
                hit().at(answer).at(answer, "Proxy-Authenticate").with("realm", realm.find() ? realm.group(1) : "?"));
    }
}
