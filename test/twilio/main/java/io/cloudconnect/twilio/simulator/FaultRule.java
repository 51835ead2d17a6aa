package io.cloudconnect.twilio.simulator;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Which requests a fault strikes: those that fit, from the n-th on, so many times. */
public final class FaultRule {
    private final String text;
    private final Predicate<ApiRequest> fits;
    private final long first;
    private final long times;
    private final Fault fault;
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong struck = new AtomicLong();

    private FaultRule(String text, Predicate<ApiRequest> fits, long first, long times, Fault fault) {
        this.text = text;
        this.fits = fits;
        this.first = first;
        this.times = times;
        this.fault = fault;
    }

    /** Whether the request is one of those the fault strikes; counts it if it fits. */
    boolean strikes(ApiRequest request) {
        if (!fits.test(request)) {
            return false;
        }
        long nth = seen.incrementAndGet();
        boolean now = nth >= first && nth - first < times;
        if (now) {
            struck.incrementAndGet();
        }
        return now;
    }

    Fault fault() {
        return fault;
    }

    /** How often the fault has struck. */
    public long struck() {
        return struck.get();
    }

    /** How many requests have fitted, whether struck or not. */
    public long seen() {
        return seen.get();
    }

    @Override
    public String toString() {
        return fault + " on " + text + ", from match " + first + ", " + times + " times";
    }

    /** Builds a rule; {@link #give} ends it. Defaults: from the first match on, once. */
    public static final class Builder {
        private final Faults faults;
        private final String text;
        private final Predicate<ApiRequest> fits;
        private long first = 1;
        private long times = 1;

        Builder(Faults faults, String text, Predicate<ApiRequest> fits) {
            this.faults = faults;
            this.text = text;
            this.fits = fits;
        }

        /** The fault strikes from the n-th fitting request on. Default: 1. */
        public Builder nth(long n) {
            if (n < 1) {
                throw new IllegalArgumentException("nth: " + n + " is not 1 or more");
            }
            first = n;
            return this;
        }

        /** How many fitting requests in a row it strikes. Default: 1. */
        public Builder times(long k) {
            if (k < 1) {
                throw new IllegalArgumentException("times: " + k + " is not 1 or more");
            }
            times = k;
            return this;
        }

        /** It strikes as long as the rule stands. */
        public Builder always() {
            return times(Long.MAX_VALUE);
        }

        /** Switches the fault on. */
        public FaultRule give(Fault fault) {
            FaultRule rule = new FaultRule(text, fits, first, times, fault);
            faults.add(rule);
            return rule;
        }
    }
}
