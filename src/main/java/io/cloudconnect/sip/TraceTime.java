package io.cloudconnect.sip;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a message passed, as far as the trace says it.
 *
 * @param instant on a log's own clock; taken as UTC where the log names no zone, and in the year of reading where it
 *     names no year
 * @param precision {@link ChronoUnit#SECONDS}, {@code MILLIS}, {@code MICROS} or {@code NANOS}
 * @param yearKnown false where the year is a guess
 * @param zone as the log writes it: {@code EST}; empty where it writes none
 * @param clock how far the router trusted its clock
 */
public record TraceTime(Instant instant, ChronoUnit precision, boolean yearKnown, Optional<String> zone, Clock clock) {
    /** What the mark before a router's time stamp means. */
    public enum Clock {
        /** No mark: set by NTP or by hand; also a capture's clock. */
        TRUSTED,
        /** A star: never set. */
        UNSET,
        /** A dot: NTP was lost. */
        DRIFTING
    }

    /** How long after the other one; negative when before it. */
    public Duration since(TraceTime earlier) {
        return Duration.between(earlier.instant, instant);
    }

    @Override
    public String toString() {
        return instant.toString();
    }
}
