package io.cloudconnect.doctor;

import io.cloudconnect.sip.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many calls looked at on several processors while the next are read. They are counted in their order, so that the
 * answer is the same on any number of processors.
 */
final class Examination implements AutoCloseable {
    private static final int CALLS_AT_ONCE = 64;
    private static final long BYTES_AT_ONCE = 1L << 20;
    /** A call may be of a hundred megabytes: so many bytes are under way at most, or one call. */
    private static final long BYTES_UNDER_WAY = 16L << 20;

    private record Batch(Future<List<CallDiagnosis>> work, long bytes) {}

    private final Doctor doctor;
    private final ExecutorService workers;
    private final Deque<Batch> underWay = new ArrayDeque<>();
    private final int most;
    private long bytes;

    Examination(Doctor doctor, int processors) {
        this.doctor = doctor;
        this.most = 2 * processors;
        // One processor is for reading and joining: with as many workers the reader would wait for them, then they for
        // it.
        this.workers = Executors.newFixedThreadPool(Math.max(1, processors - 1), work -> {
            Thread thread = new Thread(work, "doctor");
            thread.setDaemon(true);
            return thread;
        });
    }

    void examine(Iterator<Call> calls) {
        while (calls.hasNext()) {
            List<CallDiagnosis> batch = new ArrayList<>();
            long size = 0;
            while (calls.hasNext() && batch.size() < CALLS_AT_ONCE && size < BYTES_AT_ONCE) {
                Call call = calls.next();
                size += call.size();
                batch.add(doctor.begin(call));
            }
            submit(batch, size);
        }
        while (!underWay.isEmpty()) {
            finishEldest();
        }
    }

    private void submit(List<CallDiagnosis> batch, long size) {
        while (!underWay.isEmpty() && (underWay.size() >= most || bytes + size > BYTES_UNDER_WAY)) {
            finishEldest();
        }
        bytes += size;
        underWay.add(new Batch(
                workers.submit(() -> {
                    batch.replaceAll(doctor::look);
                    return batch;
                }),
                size));
    }

    private void finishEldest() {
        Batch eldest = underWay.remove();
        bytes -= eldest.bytes();
        try {
            eldest.work().get().forEach(doctor::conclude);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while calls were examined", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
