package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import java.util.Optional;
import java.util.regex.Pattern;

/** Too few hops for Twilio's network. Source: https://www.twilio.com/docs/api/errors/32006 */
final class LowMaxForwards extends SingleRule {
    private static final int LEAST = 20;
    private static final Pattern HOPS = Pattern.compile("\\d{1,3}");
    private static final PerText<Boolean> LOW =
            new PerText<>(text -> HOPS.matcher(text).matches() && Integer.parseInt(text) < LEAST);

    LowMaxForwards() {
        super("CC-T121");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.sentInvite().isEmpty()) {
            return Optional.empty();
        }
        CallMessage invite = call.sentInvite().get();
        Optional<String> hops = invite.message().header("Max-Forwards");
        return hops.isPresent() && LOW.of(hops.get())
                ? Optional.of(hit().at(invite, "Max-Forwards").with("hops", hops.get()))
                : Optional.empty();
    }
}
