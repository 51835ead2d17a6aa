package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Transaction;
import java.time.Duration;
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
        return lastRefresh(call, bye.get())
                .flatMap(answer -> answer.message().header("Session-Expires").flatMap(text -> {
                    Matcher matcher = SECONDS.matcher(text);
                    long interval = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
                    // The side that does not refresh hangs up a third of the interval, at most 32 seconds, before its
                    // end.
                    long before = Math.min(32, interval / 3) + AFTER;
                    long seconds = call.between(answer, bye.get())
                            .map(Duration::toSeconds)
                            .orElse(0L);
                    return interval > 0 && seconds >= interval - before && seconds <= interval + AFTER
                            ? Optional.of(hit().at(answer, "Session-Expires")
                                    .at(bye.get())
                                    .with("interval", interval)
                                    .with("who", call.isOurs(bye.get()) ? "the router" : "Twilio"))
                            : Optional.empty();
                }));
    }

    /** The answer that started the timer last: to an INVITE, or to an UPDATE, which refreshes as well. */
    private static Optional<CallMessage> lastRefresh(CallView call, CallMessage bye) {
        return call.call().transactions().stream()
                .filter(one -> one.is("INVITE") || one.is("UPDATE"))
                .filter(Transaction::succeeded)
                .map(Transaction::finalResponse)
                .flatMap(Optional::stream)
                .filter(answer -> answer.number() < bye.number())
                .reduce((first, last) -> last);
    }
}
