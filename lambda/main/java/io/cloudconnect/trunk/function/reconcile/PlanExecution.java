package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries out a plan: step after step, parallel neighbours together; stops at the first failure. */
final class PlanExecution {
    /** Threads at most; how many requests are really under way, the HTTP client's limit decides. */
    private static final int WORKERS = 64;
    /** More parallel neighbours than this are told by progress lines instead of a line each. */
    private static final int MANY = 100;

    private static final long PROGRESS_SECONDS = 5;

    private final TwilioAccount account;
    private final StepLog log;

    PlanExecution(TwilioAccount account, StepLog log) {
        this.account = account;
        this.log = log;
    }

    /** @return false where the trunk turned out to exist already and the rest must be planned again */
    boolean run(TrunkPlan plan, Progress progress) {
        plan.warnings().forEach(log::warning);
        List<TrunkStep> steps = plan.steps();
        int next = 0;
        while (next < steps.size()) {
            int end = next;
            while (end < steps.size() && steps.get(end).parallel()) {
                end++;
            }
            if (end > next) {
                together(steps.subList(next, end), progress);
                next = end;
            } else {
                carryOut(steps.get(next++), progress, true);
            }
            if (progress.takeAdopted()) {
                return false;
            }
        }
        return true;
    }

    private void carryOut(TrunkStep step, Progress progress, boolean tell) {
        long start = System.nanoTime();
        try {
            String sid = step.action().run(progress);
            if (tell) {
                log.done(step, sid, millis(start), account.lastRequestId());
            }
        } catch (TrunkFailure failure) {
            log.failed(step, millis(start), account.lastRequestId(), failure.getMessage());
            throw failure;
        }
    }

    private void together(List<TrunkStep> steps, Progress progress) {
        boolean tellEach = steps.size() <= MANY;
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(WORKERS, steps.size()));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(WORKERS, steps.size()); i++) {
                running.add(workers.submit(() -> {
                    int mine;
                    while (!stop.get() && (mine = next.getAndIncrement()) < steps.size()) {
                        try {
                            carryOut(
                                    steps.get(mine),
                                    progress,
                                    tellEach || steps.get(mine).told());
                            done.incrementAndGet();
                        } catch (RuntimeException | Error failure) {
                            stop.set(true);
                            throw failure;
                        }
                    }
                }));
            }
            for (Future<?> worker : running) {
                await(worker, () -> log.progress(steps.get(0).name(), done.get(), steps.size()));
            }
        } catch (TrunkFailure failure) {
            if (tellEach) {
                throw failure;
            }
            throw new TrunkFailure(
                    failure.getMessage() + "; so far \"" + steps.get(0).name() + "\" was done for " + done.get()
                            + " of " + steps.size(),
                    failure);
        } finally {
            stop.set(true);
            workers.shutdownNow();
        }
    }

    private static void await(Future<?> worker, Runnable tell) {
        while (true) {
            try {
                worker.get(PROGRESS_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                tell.run();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TrunkFailure("stopped in the middle; deploy again: what was made is found again", e);
            }
        }
    }

    private static long millis(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
