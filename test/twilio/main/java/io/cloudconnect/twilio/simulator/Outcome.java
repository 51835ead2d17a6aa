package io.cloudconnect.twilio.simulator;

import java.time.Duration;

/** What the client gets to see of a request: an answer, or something worse. */
sealed interface Outcome {
    /** A whole answer. */
    record Reply(Answer answer) implements Outcome {}

    /** The head announces the whole body, but the connection breaks in the middle of it. */
    record CutShort(Answer answer) implements Outcome {}

    /** The connection is reset (TCP RST). */
    record Reset() implements Outcome {}

    /** Nothing, until the client gives up or the time is over; then the connection is reset. */
    record Silence(Duration longest) implements Outcome {}

    /** The connection is reset, and new ones are refused for a while. */
    record Outage(Duration length) implements Outcome {}
}
