package io.cloudconnect.doctor.rules;

import java.util.Optional;
import java.util.regex.Pattern;

/** Too few hops for Twilio's network. Source: https://www.twilio.com/docs/api/errors/32006 */
final class LowMaxForwards extends SingleRule {
    private static final int LEAST = 20;
    private static final Pattern HOPS = Pattern.compile("\\d{1,3}");

    LowMaxForwards() {
        super("CC-T121");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<String> low = call.sentInvite()
                .flatMap(invite -> invite.message().header("Max-Forwards"))
                .filter(text -> HOPS.matcher(text).matches() && Integer.parseInt(text) < LEAST);
        return low.isPresent()
                ? Optional.of(hit().at(call.sentInvite().orElseThrow(), "Max-Forwards")
                        .with("hops", low.get()))
                : Optional.empty();
    }
}
