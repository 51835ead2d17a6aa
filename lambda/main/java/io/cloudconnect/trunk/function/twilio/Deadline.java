package io.cloudconnect.trunk.function.twilio;

import java.time.Duration;

/** How long the work may go on; once it is over or stopped, no further request leaves. */
public final class Deadline {
    private static final String OVERDUE =
            "not enough time left to finish; deploy again: what was made is found again and the rest follows";
    private static final String LAPSED = "the right to change this trunk lapsed, since DynamoDB did not extend it;"
            + " deploy again: what was made is found again and the rest follows";

    /** @param end on the clock of {@link System#nanoTime} */
    private record Hold(long end) {
        boolean hasLapsed() {
            return end - System.nanoTime() <= 0;
        }
    }

    private final long end;
    private volatile Hold hold;
    private volatile String stopped = "";

    private Deadline(long end) {
        this.end = end;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Zero once it is over or stopped. */
    public Duration remaining() {
        long nanos = end - System.nanoTime();
        return stopped.isEmpty() && nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
    }

    /** From now on nothing is begun. */
    public void stop() {
        stop(OVERDUE);
    }

    /** From now on nothing is begun, for this reason; the first reason stays. */
    public synchronized void stop(String why) {
        if (stopped.isEmpty()) {
            stopped = why;
        }
    }

    /**
     * Requests may leave until then, unless it is said again.
     *
     * @param until on the clock of {@link System#nanoTime}
     */
    public void hold(long until) {
        hold = new Hold(until);
    }

    /** @throws TrunkFailure when nothing may be begun any more */
    public void check() {
        if (remaining().isZero()) {
            throw over();
        }
        Hold held = hold;
        if (held != null && held.hasLapsed()) {
            throw new TrunkFailure(LAPSED);
        }
    }

    /** @throws TrunkFailure at once when the pause would outlast the deadline */
    public void pause(Duration time) {
        if (time.compareTo(remaining()) >= 0) {
            throw over();
        }
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrunkFailure("stopped while waiting for Twilio; deploy again: what was made is found again", e);
        }
    }

    private TrunkFailure over() {
        return new TrunkFailure(stopped.isEmpty() ? OVERDUE : stopped);
    }
}
