package io.cloudconnect.doctor.rules;

import java.util.function.Supplier;

/** A value that is worked out when it is first asked for: sixty rules ask for much the same. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> work;
    private T value;

    Lazy(Supplier<T> work) {
        this.work = work;
    }

    @Override
    public T get() {
        if (value == null) {
            value = work.get();
        }
        return value;
    }
}
