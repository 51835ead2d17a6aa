package io.cloudconnect.trunk.function.twilio;

import java.time.Duration;

/** How long the work may go on; once it is over or stopped, no further request leaves. */
public final class Deadline {
    private final long end;
    private volatile boolean stopped;

    private Deadline(long end) {
        this.end = end;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Zero or less once it is over. */
    public Duration remaining() {
        return stopped ? Duration.ZERO : Duration.ofNanos(end - System.nanoTime());
    }

    /** From now on nothing is begun. */
    public void stop() {
        stopped = true;
    }

    /** @throws TrunkFailure when the time is over */
    public void check() {
        if (remaining().isNegative() || remaining().isZero()) {
            throw overdue();
        }
    }

    /** @throws TrunkFailure at once when the pause would outlast the deadline */
    public void pause(Duration time) {
        if (time.compareTo(remaining()) >= 0) {
            throw overdue();
        }
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrunkFailure("stopped while waiting for Twilio; deploy again: what was made is found again", e);
        }
    }

    private static TrunkFailure overdue() {
        return new TrunkFailure(
                "not enough time left to finish; deploy again: what was made is found again and the rest follows");
    }
}
