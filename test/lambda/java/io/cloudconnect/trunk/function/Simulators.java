package io.cloudconnect.trunk.function;

import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** Several simulated accounts, so that several stories are told at the same time: they mostly wait. */
final class Simulators implements AutoCloseable {
    private static final int AT_ONCE = 6;

    private final BlockingQueue<TwilioSimulator> idle = new LinkedBlockingQueue<>();
    private final ExecutorService tellers = Executors.newFixedThreadPool(AT_ONCE);

    Simulators() {
        for (int i = 0; i < AT_ONCE; i++) {
            idle.add(TwilioSimulator.start());
        }
    }

    /** Tells a story to an account nobody else uses meanwhile. */
    <T> Future<T> tell(Function<TwilioSimulator, T> story) {
        return tellers.submit(() -> {
            TwilioSimulator twilio = idle.take();
            try {
                return story.apply(twilio);
            } finally {
                idle.add(twilio);
            }
        });
    }

    @Override
    public void close() {
        tellers.shutdownNow();
        idle.forEach(TwilioSimulator::close);
    }
}
