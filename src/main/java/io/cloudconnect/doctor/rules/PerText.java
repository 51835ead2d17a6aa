package io.cloudconnect.doctor.rules;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What a text was read as, kept for the next time: a trace names the same few hosts and errors over and over. */
final class PerText<T> {
    private static final int TEXTS_KEPT = 1_000;
    /** No host or error is as long; a thousand texts of a broken trace shall not fill the memory. */
    private static final int LONGEST_KEPT = 1 << 10;

    private final Map<String, T> known = new ConcurrentHashMap<>();
    private final Function<String, T> reading;

    PerText(Function<String, T> reading) {
        this.reading = reading;
    }

    T of(String text) {
        T value = known.get(text);
        if (value == null) {
            value = reading.apply(text);
            if (known.size() < TEXTS_KEPT && text.length() <= LONGEST_KEPT) {
                known.put(text, value);
            }
        }
        return value;
    }
}
