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
        Optional<Duration> duration) {

    static CallTimings of(Call call) {
        Optional<Transaction> invite = call.invite();
        Optional<TraceTime> sent = invite.flatMap(Transaction::request).flatMap(CallMessage::time);
        Optional<TraceTime> rung = invite.flatMap(transaction -> transaction.responses().stream()
                        .filter(response -> response.message().status() >= 180)
                        .findFirst())
                .flatMap(CallMessage::time);
        Optional<TraceTime> answered = invite.filter(Transaction::succeeded)
                .flatMap(Transaction::finalResponse)
                .flatMap(CallMessage::time);
        Optional<TraceTime> ended = call.bye().flatMap(Transaction::request).flatMap(CallMessage::time);
        return new CallTimings(
                call.start(), call.end(), between(sent, rung), between(sent, answered), between(answered, ended));
    }

    private static Optional<Duration> between(Optional<TraceTime> from, Optional<TraceTime> to) {
        return from.flatMap(start -> to.map(end -> end.since(start)));
    }
}
