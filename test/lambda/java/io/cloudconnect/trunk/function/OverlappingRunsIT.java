package io.cloudconnect.trunk.function;

import static io.cloudconnect.trunk.function.Scene.MADE_UP;
import static io.cloudconnect.trunk.function.Scene.first;
import static io.cloudconnect.trunk.function.Scene.mustBe;
import static io.cloudconnect.trunk.function.Scene.mustStand;
import static io.cloudconnect.trunk.function.Scene.mustSucceed;
import static io.cloudconnect.trunk.function.Scene.second;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.Fault;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * A second run for the same trunk begins while the first is at its n-th request, for every n: CloudFormation rolls back
 * what is still being made, or Lambda delivers an event twice. One works at a time, and the later one's wish stands.
 */
class OverlappingRunsIT {
    private static final long SECONDS = 20;
    private static final Executor THREADS = task -> new Thread(task).start();
    private static final Pace PACE = new Pace(
            FaultMatrixIT.PACE.backoff(),
            FaultMatrixIT.PACE.settle(),
            FaultMatrixIT.PACE.look(),
            Duration.ofSeconds(20),
            Duration.ofSeconds(5));
    private static final Lease.Term TERM = new Lease.Term(
            Duration.ofMillis(800),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMillis(5),
            Duration.ofMillis(15));

    /**
     * @param prepare what was there before
     * @param run what is under way
     * @param later what CloudFormation asks then, of the function in another place, for the physical id it knows
     * @param check what must be true then
     */
    private record Overlap(
            String name,
            Act prepare,
            Function<Stack, JsonNode> run,
            BiFunction<Stack, String, JsonNode> later,
            Check check) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Act {
        void on(Stack stack);
    }

    private interface Check {
        void of(TwilioSimulator twilio, Stack stack, AccountState before);
    }

    /** What becomes of the run that is under way. */
    private enum Fate {
        OVERTAKEN,
        DIES
    }

    private static List<Overlap> overlaps() {
        List<Overlap> overlaps = new ArrayList<>();
        overlaps.add(new Overlap(
                "create, rolled back",
                stack -> {},
                stack -> stack.create(first()),
                (elsewhere, known) -> elsewhere.knowing(first(), "").delete(MADE_UP),
                (twilio, stack, before) -> mustBe(twilio, before)));
        overlaps.add(new Overlap(
                "create with purchase, rolled back",
                stack -> {},
                stack -> stack.create(first().buy(2, true)),
                (elsewhere, known) -> elsewhere.knowing(first().buy(2, true), "").delete(MADE_UP),
                (twilio, stack, before) -> mustBe(twilio, before)));
        overlaps.add(new Overlap(
                "update, rolled back",
                stack -> mustSucceed(stack.create(first())),
                stack -> stack.update(second()),
                (elsewhere, known) -> elsewhere.knowing(second(), known).update(first()),
                (twilio, stack, before) -> {
                    mustStand(twilio, stack, first(), before);
                    mustSucceed(stack.delete());
                    mustBe(twilio, before);
                }));
        overlaps.add(new Overlap(
                "delete, once more",
                stack -> mustSucceed(stack.create(first())),
                stack -> stack.delete(),
                (elsewhere, known) -> elsewhere.knowing(first(), known).delete(),
                (twilio, stack, before) -> mustBe(twilio, before)));
        return overlaps;
    }

    @Test
    void everyMomentOfOverlap() throws Exception {
        List<String> violations = new ArrayList<>();
        int combinations = 0;
        try (Simulators simulators = new Simulators()) {
            for (Overlap overlap : overlaps()) {
                int requests = simulators.tell(twilio -> requestsOf(twilio, overlap)).get();
                List<Future<List<String>>> told = new ArrayList<>();
                for (Fate fate : Fate.values()) {
                    for (int nth = 1; nth <= requests; nth++) {
                        int at = nth;
                        told.add(simulators.tell(twilio -> violations(twilio, overlap, fate, at)));
                    }
                }
                for (var one : told) {
                    violations.addAll(one.get());
                }
                combinations += told.size();
            }
        }

        System.out.printf("overlapping runs: %d combinations, %d violations%n", combinations, violations.size());
        assertThat(violations).isEmpty();
    }

    private static int requestsOf(TwilioSimulator twilio, Overlap overlap) {
        Scene.prepare(twilio);
        try (Stack stack = new Stack(twilio).pace(PACE)) {
            overlap.prepare().on(stack);
            twilio.clearRequests();
            overlap.run().apply(stack);
            return twilio.requests().size();
        }
    }

    private static List<String> violations(TwilioSimulator twilio, Overlap overlap, Fate fate, int nth) {
        Scene.prepare(twilio);
        AccountState before = twilio.account();
        Leases kept = new MemoryLeases();
        MortalLeases here = new MortalLeases(kept);
        MortalLeases there = new MortalLeases(kept);
        AtOnce atOnce = new AtOnce();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger seen = new AtomicInteger();
        try (Stack stack = new Stack(twilio).pace(PACE).leases(here, TERM).around(atOnce::counted);
                Stack elsewhere = new Stack(twilio).pace(PACE).leases(there, TERM).around(atOnce::counted)) {
            overlap.prepare().on(stack);
            twilio.faults()
                    .on(request -> seen.incrementAndGet() == nth && stopped(reached, goOn) && fate == Fate.DIES)
                    .give(Fault.resetBeforeCommit());
            String known = stack.physicalId();
            Future<?> run = CompletableFuture.supplyAsync(() -> overlap.run().apply(stack), THREADS);
            reached.await(SECONDS, TimeUnit.SECONDS);
            if (fate == Fate.DIES) {
                here.die();
            }
            Future<JsonNode> later = CompletableFuture.supplyAsync(() -> overlap.later().apply(elsewhere, known), THREADS);
            if (fate == Fate.OVERTAKEN) {
                there.awaitClaim();
                goOn.countDown();
            }
            mustSucceed(later.get(SECONDS, TimeUnit.SECONDS));
            goOn.countDown();
            run.get(SECONDS, TimeUnit.SECONDS);
            overlap.check().of(twilio, elsewhere, before);
            assertThat(atOnce.most).as("runs at once").hasValue(fate == Fate.DIES ? 2 : 1);
            return List.of();
        } catch (Exception | AssertionError violation) {
            return List.of(overlap + ", " + fate + " at request " + nth + ": " + violation);
        } finally {
            goOn.countDown();
        }
    }

    private static boolean stopped(CountDownLatch reached, CountDownLatch goOn) {
        reached.countDown();
        try {
            return goOn.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many runs work at the same time; one that has died counts until it notices. */
    private static final class AtOnce {
        private final AtomicInteger working = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Operations counted(Operations operations) {
            return (run, deadline) -> {
                most.accumulateAndGet(working.incrementAndGet(), Math::max);
                try {
                    return operations.carryOut(run, deadline);
                } finally {
                    working.decrementAndGet();
                }
            };
        }
    }
}
