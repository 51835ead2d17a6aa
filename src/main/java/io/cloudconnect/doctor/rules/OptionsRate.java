package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.HostPort;
import io.cloudconnect.sip.SipUri;
import io.cloudconnect.sip.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How far apart the OPTIONS to one address of Twilio's are. */
final class OptionsRate implements Watcher {
    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final int TIMES_KEPT = 50_000;
    /** One early repetition is chance; a third is a setting. */
    private static final int TOO_OFTEN = 3;

    private final Map<String, List<CallMessageTime>> times = new HashMap<>();

    private record CallMessageTime(Instant instant, Evidence evidence) {}

    @Override
    public String id() {
        return "CC-T602";
    }

    @Override
    public void see(CallView call) {
        for (Transaction options : call.call().transactions("OPTIONS")) {
            Optional<CallMessage> request = options.request().filter(one -> call.isTermination() && call.isOurs(one));
            request.flatMap(CallMessage::time).ifPresent(time -> {
                String address = request.get()
                        .traced()
                        .destination()
                        .map(HostPort::host)
                        .or(() -> request.get().message().requestUri().map(SipUri::host))
                        .orElse("");
                List<CallMessageTime> known = times.computeIfAbsent(address, key -> new ArrayList<>());
                if (known.size() < TIMES_KEPT) {
                    known.add(new CallMessageTime(time.instant(), Evidence.of(request.get(), 0)));
                }
            });
        }
    }

    @Override
    public Stream<Hit> found() {
        return times.values().stream()
                .map(this::judge)
                .flatMap(Optional::stream)
                .limit(1);
    }

    private Optional<Hit> judge(List<CallMessageTime> known) {
        List<CallMessageTime> sorted = known.stream()
                .sorted(Comparator.comparing(CallMessageTime::instant))
                .toList();
        Hit early = Hit.of(id());
        int count = 0;
        Duration shortest = LEAST;
        for (int index = 1; index < sorted.size(); index++) {
            Duration gap = Duration.between(
                    sorted.get(index - 1).instant(), sorted.get(index).instant());
            if (gap.compareTo(LEAST) < 0) {
                early = count++ < TOO_OFTEN ? early.at(sorted.get(index).evidence()) : early;
                shortest = gap.compareTo(shortest) < 0 ? gap : shortest;
            }
        }
        return count < TOO_OFTEN
                ? Optional.empty()
                : Optional.of(early.with("seconds", String.format(Locale.ROOT, "%.1f", shortest.toMillis() / 1000.0)));
    }
}
