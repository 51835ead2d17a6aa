package io.cloudconnect.trunk.function.twilio;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses that double, with jitter, so that many workers do not come back at once.
 *
 * @param first the first pause, in full; Default: 250 ms
 * @param longest no pause is longer; also the most that is granted to a {@code Retry-After}; Default: 30 s
 */
public record Backoff(Duration first, Duration longest) {
    public static final Backoff STANDARD = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30));

    /** The pause before the given repeat (1 is the first), half of it random. */
    Duration before(int repeat) {
        long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(repeat - 1, 20));
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }

    /** What Twilio asked for, as far as it is sensible. */
    Duration granted(Duration asked) {
        return asked.compareTo(longest) > 0 ? longest : asked;
    }
}
