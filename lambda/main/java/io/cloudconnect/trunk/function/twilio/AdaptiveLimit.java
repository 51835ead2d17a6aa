package io.cloudconnect.trunk.function.twilio;

/**
 * How many requests are under way at once: doubles a round until the first 429, then grows by one a round; shrinks by a
 * twentieth on a 429 (once a round; by a fifth when the round before was no success either), and approaches the last
 * bad level slowly.
 *
 * <p>Twilio does not publish its cap on concurrent requests, so it is found by asking. Source:
 * https://www.twilio.com/docs/api/errors/20429
 */
public final class AdaptiveLimit {
    private static final double SHRINK = 0.95;
    private static final double SHRINK_AGAIN = 0.8;
    private static final int SLOW = 20;

    private final int most;
    private double limit;
    private double ceiling;
    private int underWay;
    private long generation;
    private long successes;

    /**
     * @param start requests at once to begin with
     * @param most never more than this
     */
    public AdaptiveLimit(int start, int most) {
        this.most = most;
        this.limit = start;
        this.ceiling = most + 1.0;
    }

    /** Waits for a place; the ticket goes back with {@link #leave}. */
    synchronized long enter() throws InterruptedException {
        while (underWay >= (int) limit) {
            wait();
        }
        underWay++;
        return generation;
    }

    /** @param throttled true: the answer was a 429 */
    synchronized void leave(long ticket, boolean throttled) {
        underWay--;
        if (throttled) {
            if (ticket == generation) {
                ceiling = limit;
                limit = Math.max(1, limit * (successes < limit ? SHRINK_AGAIN : SHRINK));
                successes = 0;
                generation++;
            }
        } else {
            successes++;
            limit = Math.min(most, limit + step());
        }
        notifyAll();
    }

    /** What one success adds; a round has as many of them as the limit says. */
    private double step() {
        if (generation == 0) {
            return 1;
        }
        return limit + 1 < ceiling ? 1 / limit : 1 / limit / SLOW;
    }

    synchronized int current() {
        return (int) limit;
    }
}
