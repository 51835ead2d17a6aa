package io.cloudconnect.twilio.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** All requests since the start, in the order they were answered. */
final class RequestLog {
    private final List<LoggedRequest> requests = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    synchronized void add(LoggedRequest request) {
        requests.add(request);
    }

    synchronized List<LoggedRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
        numbers.set(0);
    }
}
