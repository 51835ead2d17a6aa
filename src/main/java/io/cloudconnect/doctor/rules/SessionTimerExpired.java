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
        Optional<Duration> stood = call.fromAnswerToBye();
        if (bye.isEmpty() || stood.isEmpty() || call.call().role() == CallRole.INTERNAL) {
            return Optional.empty();
        }
        return call.agreedInvites().stream()
                .map(invite -> invite.finalResponse().orElseThrow())
                .reduce((first, last) -> last)
                .flatMap(answer -> answer.message().header("Session-Expires").flatMap(text -> {
                    Matcher matcher = SECONDS.matcher(text);
                    long interval = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
                    // The side that does not refresh hangs up a third of the interval, at most 32 seconds, before its
                    // end.
                    long before = Math.min(32, interval / 3) + AFTER;
                    long seconds = stood.get().toSeconds();
                    return interval > 0 && seconds >= interval - before && seconds <= interval + AFTER
                            ? Optional.of(hit().at(answer, "Session-Expires")
                                    .at(bye.get())
                                    .with("interval", interval)
                                    .with("who", call.isOurs(bye.get()) ? "the router" : "Twilio"))
                            : Optional.empty();
                }));
    }
}
