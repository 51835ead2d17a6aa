package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.SipUri;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A called number Twilio cannot read. */
final class NotE164 extends SingleRule {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9xXyY*]{1,14}");
    private static final Set<Integer> BY_NUMBER = Set.of(400, 404, 484, 604);

    NotE164() {
        super("CC-T202");
    }

    @Override
    Optional<Hit> find(CallView call) {
        int status =
                call.finalResponse().map(answer -> answer.message().status()).orElse(0);
        boolean suspect = BY_NUMBER.contains(status) || call.isLeftUnanswered();
        Optional<String> number = suspect ? call.requestUri().flatMap(SipUri::number) : Optional.empty();
        if (number.isEmpty() || E164.matcher(number.get()).matches()) {
            return Optional.empty();
        }
        Hit hit = hit().at(call.sentInvite().orElseThrow())
                .with("number", number.get())
                .with("flaw", flaw(number.get()));
        return Optional.of(call.finalResponse()
                .map(answer -> hit.at(answer).at(answer, "X-Twilio-Error"))
                .orElse(hit));
    }

    private static String flaw(String number) {
        if (!number.startsWith("+")) {
            return "this has no plus sign";
        }
        return number.substring(1).matches("[0-9xXyY*]*")
                ? "this has " + Words.counted(number.length() - 1, "digit")
                : "this has other characters in it";
    }
}
