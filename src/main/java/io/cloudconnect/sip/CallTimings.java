package io.cloudconnect.sip;

import java.time.Duration;
import java.util.Optional;

/**
 * When things happened in a call; empty where the trace has no times or the thing did not happen.
 *
 * @param start the first message
 * @param end the last message
 * @param postDialDelay from the {@code INVITE} to the first 18x or final response
 * @param answerDelay from the {@code INVITE} to its 2xx
 * @param duration from the 2xx to the {@code BYE}
 */
public record CallTimings(
        Optional<TraceTime> start,
        Optional<TraceTime> end,
        Optional<Duration> postDialDelay,
        Optional<Duration> answerDelay,
        Optional<Duration> duration) {}
