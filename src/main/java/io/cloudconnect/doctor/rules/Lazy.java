package io.cloudconnect.doctor.rules;

import java.util.function.Function;

/**
 * A value of an object that is worked out when it is first asked for: sixty rules ask for much the same.
 *
 * <p>The work is handed its object, {@code Lazy<>(View::findEnd)}, and so is one for all objects: a method of
 * {@code this} would be made anew for each call of a trace, which costs more than most of the values.
 */
public final class Lazy<S, T> {
    private final Function<S, T> work;
    private T value;

    public Lazy(Function<S, T> work) {
        this.work = work;
    }

    /** The value of its object. */
    public T of(S subject) {
        if (value == null) {
            value = work.apply(subject);
        }
        return value;
    }
}
