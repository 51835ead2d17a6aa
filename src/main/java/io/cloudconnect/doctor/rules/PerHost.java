package io.cloudconnect.doctor.rules;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What is known of a host, kept for the next time: a trace names the same few hosts over and over. */
final class PerHost<T> {
    private static final int HOSTS_KEPT = 1_000;

    private final Map<String, T> known = new ConcurrentHashMap<>();
    private final Function<String, T> reading;

    PerHost(Function<String, T> reading) {
        this.reading = reading;
    }

    T of(String host) {
        T value = known.get(host);
        if (value == null) {
            value = reading.apply(host);
            if (known.size() < HOSTS_KEPT) {
                known.put(host, value);
            }
        }
        return value;
    }
}
