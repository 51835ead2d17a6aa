package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call that ends when its session timer does. Source: https://www.rfc-editor.org/rfc/rfc4028#section-10 */
final class SessionTimerExpired extends SingleRule {
    private static final Pattern SECONDS = Pattern.compile("(\\d{2,6})\\b.*");
    private static final long AFTER = 5;

    SessionTimerExpired() {
        super("CC-T307");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<CallMessage> bye = call.call().bye().flatMap(Transaction::request);
        if (bye.isEmpty() || call.call().role() == CallRole.INTERNAL) {
            return Optional.empty();
        }
        Optional<CallMessage> answer = lastRefresh(call, bye.get());
        Optional<String> expires = answer.flatMap(one -> one.message().header("Session-Expires"));
        if (expires.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = SECONDS.matcher(expires.get());
        long interval = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
        // The side that does not refresh hangs up a third of the interval, at most 32 seconds, before its end.
        long before = Math.min(32, interval / 3) + AFTER;
        long seconds =
                call.between(answer.get(), bye.get()).map(Duration::toSeconds).orElse(0L);
        return interval > 0 && seconds >= interval - before && seconds <= interval + AFTER
                ? Optional.of(hit().at(answer.get(), "Session-Expires")
                        .at(bye.get())
                        .with("interval", interval)
                        .with("who", call.isOurs(bye.get()) ? "the router" : "Twilio"))
                : Optional.empty();
    }

    /** The answer that started the timer last: to an INVITE, or to an UPDATE, which refreshes as well. */
    private static Optional<CallMessage> lastRefresh(CallView call, CallMessage bye) {
        List<Transaction> refreshing = new ArrayList<>(2);
        for (Transaction one : call.call().transactions()) {
            if ((one.is("INVITE") || one.is("UPDATE")) && one.succeeded()) {
                refreshing.add(one);
            }
        }
        return CallView.lastAnswer(refreshing, bye);
    }
}
