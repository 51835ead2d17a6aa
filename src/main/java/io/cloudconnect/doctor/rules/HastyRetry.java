package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.TraceTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Calls that follow a refusal for a limit within a second. */
final class HastyRetry implements Watcher {
    private static final Set<Integer> LIMIT_CODES = Set.of(32001, 32012);
    private static final int TIMES_KEPT = 50_000;
    private static final int TOO_MANY = 3;

    private final List<Instant> refusals = new ArrayList<>();
    private final List<Instant> invites = new ArrayList<>();
    private Hit first = Hit.of("CC-T603");

    @Override
    public String id() {
        return "CC-T603";
    }

    @Override
    public void see(CallView call) {
        Optional<TraceTime> sent = call.sentInvite().flatMap(CallMessage::time);
        if (sent.isPresent() && invites.size() < TIMES_KEPT) {
            invites.add(sent.get().instant());
        }
        Optional<CallMessage> limit =
                call.isTermination() ? call.finalResponse().filter(HastyRetry::isLimit) : Optional.empty();
        Optional<TraceTime> refused = limit.flatMap(CallMessage::time);
        if (refused.isPresent() && refusals.size() < TIMES_KEPT) {
            refusals.add(refused.get().instant());
            first = first.marks() < 3 ? first.at(limit.get()) : first;
        }
    }

    private static boolean isLimit(CallMessage answer) {
        return TwilioError.of(answer)
                .filter(error -> LIMIT_CODES.contains(error.code()))
                .isPresent();
    }

    @Override
    public Stream<Hit> found() {
        List<Instant> sorted = refusals.stream().sorted().toList();
        long hasty = invites.stream()
                .filter(time -> {
                    int at = Collections.binarySearch(sorted, time);
                    int before = at >= 0 ? at : -at - 2;
                    return before >= 0
                            && Duration.between(sorted.get(before), time).toMillis() < 1000;
                })
                .count();
        return hasty >= TOO_MANY ? Stream.of(first.with("count", hasty)) : Stream.empty();
    }
}
