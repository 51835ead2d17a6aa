package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import java.time.Duration;
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

/** Carries out a plan, stage after stage, the lanes of a stage together; stops at the first failure. */
final class PlanExecution {
    /** Threads at most; how many requests are really under way, the HTTP client's limit decides. */
    private static final int WORKERS = 64;
    /** In a stage with more lanes, steps of which there may be thousands are told by progress lines. */
    private static final int MANY = 100;

    private static final long LONGEST_REQUEST_SECONDS = 35;

    private final TwilioAccount account;
    private final StepLog log;
    private final Duration betweenTellings;

    /** @param betweenTellings how often the progress of many like steps is told */
    PlanExecution(TwilioAccount account, StepLog log, Duration betweenTellings) {
        this.account = account;
        this.log = log;
        this.betweenTellings = betweenTellings;
    }

    /** @return false where the trunk turned out to exist already and the rest must be planned again */
    boolean run(TrunkPlan plan, Progress progress) {
        plan.warnings().forEach(log::warning);
        for (Stage stage : plan.stages()) {
            if (stage.lanes().size() < 2) {
                stage.steps().forEach(step -> carryOut(step, progress, true));
            } else {
                together(stage, progress);
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

    private void together(Stage stage, Progress progress) {
        List<List<TrunkStep>> lanes = stage.lanes();
        boolean many = lanes.size() > MANY;
        List<TrunkStep> untold =
                stage.steps().stream().filter(step -> many && !step.told()).toList();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger next = new AtomicInteger();
        int threads = Math.min(WORKERS, lanes.size());
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(workers.submit(() -> {
                    int mine;
                    while (!stop.get() && (mine = next.getAndIncrement()) < lanes.size()) {
                        try {
                            for (TrunkStep step : lanes.get(mine)) {
                                boolean told = !many || step.told();
                                carryOut(step, progress, told);
                                done.addAndGet(told ? 0 : 1);
                            }
                        } catch (RuntimeException | Error failure) {
                            stop.set(true);
                            throw failure;
                        }
                    }
                }));
            }
            for (Future<?> worker : running) {
                await(worker, () -> tell(untold, done.get()));
            }
        } catch (TrunkFailure failure) {
            if (untold.isEmpty()) {
                throw failure;
            }
            throw new TrunkFailure(
                    failure.getMessage() + "; so far \"" + untold.get(0).name() + "\" was done for " + done.get()
                            + " of " + untold.size(),
                    failure);
        } finally {
            stop.set(true);
            workers.shutdownNow();
            awaitEnd(workers);
        }
    }

    private void tell(List<TrunkStep> untold, int done) {
        if (!untold.isEmpty()) {
            log.progress(untold.get(0).name(), done, untold.size());
        }
    }

    /** Who fails answers only when nothing of it is under way any more: another run may begin then. */
    private static void awaitEnd(ExecutorService workers) {
        try {
            workers.awaitTermination(LONGEST_REQUEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(Future<?> worker, Runnable tell) {
        while (true) {
            try {
                worker.get(betweenTellings.toMillis(), TimeUnit.MILLISECONDS);
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
