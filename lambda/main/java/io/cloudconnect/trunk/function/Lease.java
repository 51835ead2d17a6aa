package io.cloudconnect.trunk.function;

import io.cloudconnect.trunk.function.twilio.Deadline;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A run's right to change one trunk: one run at a time has it, and keeps it by extending it; the latest to arrive gets
 * it next.
 *
 * <p>CloudFormation begins a roll-back while the function still works for a resource it has given up, and Lambda may
 * deliver an event twice. The run that is late stops before its next request to Twilio; a run that died blocks the
 * trunk for one {@link Term#length()} at most.
 *
 * <pre>
 *   take ── work, extending it ── give back
 *             │ a later run claims the trunk: extending fails, the deadline stops the work
 *             └ no answer from the table: the hold lapses, no request leaves any more
 * </pre>
 */
final class Lease implements AutoCloseable {
    private static final String OVERTAKEN = "CloudFormation has sent a later request for this trunk, and that one is"
            + " carried out; this one stopped, see the later one's outcome";
    private static final long TICKETS_A_MICROSECOND = 1_000;

    /**
     * How long things last.
     *
     * @param length a lease's, unless it is extended
     * @param extension between two extensions
     * @param reserve no request leaves with less left: it has to reach Twilio before another run may begin
     * @param look between two looks of a run that waits
     * @param quiet so long after another run's end nothing is planned from Twilio's lists, which lag behind
     */
    record Term(Duration length, Duration extension, Duration reserve, Duration look, Duration quiet) {
        static final Term STANDARD = new Term(
                Duration.ofSeconds(20),
                Duration.ofSeconds(4),
                Duration.ofSeconds(6),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5));
    }

    private final Leases leases;
    private final String trunk;
    private final long ticket;
    private final Deadline deadline;
    private final Term term;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lease");
        thread.setDaemon(true);
        return thread;
    });

    private Lease(Leases leases, String trunk, long ticket, Deadline deadline, Term term) {
        this.leases = leases;
        this.trunk = trunk;
        this.ticket = ticket;
        this.deadline = deadline;
        this.term = term;
    }

    /** A run's place in the order of arrival, to the microsecond: a roll-back may follow a failure at once. */
    static long ticket() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) * TICKETS_A_MICROSECOND
                + ThreadLocalRandom.current().nextLong(TICKETS_A_MICROSECOND);
    }

    /**
     * Waits until this run may change the trunk.
     *
     * @param deadline of the work; a run that is overtaken is stopped by it
     * @throws TrunkFailure where a later run has come, or there is no time to wait
     */
    static Lease take(Leases leases, Run run, long ticket, Deadline deadline, Term term) throws IOException {
        String trunk = run.request().logicalResourceId();
        Lease lease = new Lease(leases, trunk, ticket, deadline, term);
        for (boolean told = false; ; told = true) {
            long asked = System.nanoTime();
            Instant now = Instant.now();
            Optional<Instant> before = leases.take(trunk, ticket, now, now.plus(term.length()));
            if (before.isPresent()) {
                lease.begin(asked, before.get());
                return lease;
            }
            if (!leases.claim(trunk, ticket)) {
                throw new TrunkFailure(OVERTAKEN);
            }
            if (!told) {
                run.journal().warning("another run for this trunk is under way; it is asked to stop and waited for");
            }
            deadline.pause(term.look());
        }
    }

    private void begin(long asked, Instant endOfTheRunBefore) {
        hold(asked);
        long nanos = term.extension().toNanos();
        keeper.scheduleWithFixedDelay(this::extend, nanos, nanos, TimeUnit.NANOSECONDS);
        try {
            awaitQuiet(endOfTheRunBefore);
        } catch (TrunkFailure failure) {
            close();
            throw failure;
        }
    }

    private void hold(long since) {
        deadline.hold(since + term.length().minus(term.reserve()).toNanos());
    }

    private void extend() {
        long asked = System.nanoTime();
        try {
            if (deadline.remaining().isZero()) {
                keeper.shutdown();
            } else if (leases.extend(trunk, ticket, Instant.now().plus(term.length()))) {
                hold(asked);
            } else {
                deadline.stop(OVERTAKEN);
                keeper.shutdown();
            }
        } catch (IOException | RuntimeException e) {
            // asked again soon; if it stays so, the hold lapses
        }
    }

    /** A roll-back follows a failure at once; lists read now may still lack what the run before has just written. */
    private void awaitQuiet(Instant end) {
        Duration rest = term.quiet().minus(Duration.between(end, Instant.now()));
        if (!rest.isNegative() && !rest.isZero()) {
            deadline.pause(rest);
        }
    }

    /** Gives the trunk back; where that fails the lease runs out by itself. */
    @Override
    public void close() {
        keeper.shutdownNow();
        try {
            leases.giveBack(trunk, ticket, Instant.now());
        } catch (IOException | RuntimeException e) {
            // the next run waits for the rest of the term
        }
    }
}
