package io.cloudconnect.trunk.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.trunk.function.twilio.Deadline;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

/**
 * Answers CloudFormation exactly once, whatever happens: success, failure, an {@link Error}, a request that makes no
 * sense, too little time left, or an event delivered twice.
 *
 * <p>The work runs in a thread of its own, so that the answer leaves in time even if the work hangs.
 */
final class Lifecycle {
    /** Kept back for the answer, with its repeats. */
    private static final Duration FOR_THE_ANSWER = Duration.ofSeconds(10);
    /** The work ends itself a moment before it would be abandoned, so that its own reason is told. */
    private static final Duration HEAD_START = Duration.ofSeconds(1);
    /** With less than this nothing is begun. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    private final Operations operations;
    private final ResponseSender sender;
    private final ObjectMapper json;
    private final PrintStream out;

    Lifecycle(Operations operations, ResponseSender sender, ObjectMapper json, PrintStream out) {
        this.operations = operations;
        this.sender = sender;
        this.json = json;
        this.out = out;
    }

    /**
     * @param event CloudFormation's request
     * @param remainingMillis how long Lambda lets the function live
     * @throws IOException when CloudFormation could not be told the outcome
     */
    void answer(byte[] event, IntSupplier remainingMillis) throws IOException {
        JsonNode tree;
        try {
            tree = json.readTree(event);
        } catch (IOException e) {
            // the parser quotes the event, which must not get into a log
            throw new TrunkFailure("this is no request of CloudFormation: it is not JSON");
        }
        CloudFormationRequest request = CloudFormationRequest.parse(tree, json);
        Journal journal = new Journal(out, json, request);
        long start = System.nanoTime();
        Run run = new Run(request, journal);
        CloudFormationResponse response;
        try {
            response = redacted(work(run, remainingMillis), journal);
        } catch (OneAtATime.RepeatedDelivery repeated) {
            journal.warning(repeated.getMessage());
            return;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        journal.outcome(response, millis, run.requests(), run.throttled());
        try {
            sender.send(request.responseUrl(), response.toJson(request, json));
        } catch (IOException | RuntimeException e) {
            journal.unanswered(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private static CloudFormationResponse redacted(CloudFormationResponse response, Journal journal) {
        return new CloudFormationResponse(
                response.success(),
                response.physicalResourceId(),
                journal.redacted(response.reason()),
                response.attributes());
    }

    private CloudFormationResponse work(Run run, IntSupplier remainingMillis) {
        Duration time = Duration.ofMillis(remainingMillis.getAsInt()).minus(FOR_THE_ANSWER);
        if (time.compareTo(LEAST) < 0) {
            return run.failed("only " + remainingMillis.getAsInt()
                    + " ms left, nothing was begun; raise the function's time-out and deploy again");
        }
        Deadline deadline = Deadline.in(time.minus(HEAD_START));
        ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "trunk");
            thread.setDaemon(true);
            return thread;
        });
        Future<CloudFormationResponse> work = worker.submit(() -> operations.carryOut(run, deadline));
        try {
            return work.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return run.failed("not finished within " + time.toSeconds()
                    + " s; deploy again: what was made is found again and the rest follows");
        } catch (ExecutionException e) {
            return failed(run, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return run.failed("the function was interrupted; deploy again");
        } finally {
            deadline.stop();
            worker.shutdownNow();
        }
    }

    private static CloudFormationResponse failed(Run run, Throwable failure) {
        if (failure instanceof OneAtATime.RepeatedDelivery repeated) {
            throw repeated;
        }
        if (failure instanceof TrunkFailure) {
            return run.failed(failure.getMessage());
        }
        run.journal().bug(failure);
        return run.failed(
                "an internal error of the trunk function (" + failure.getClass().getName() + "), request "
                        + run.request().requestId() + "; its place stands in the function's log, please report it");
    }
}
