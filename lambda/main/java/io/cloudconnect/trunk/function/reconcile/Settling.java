package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.function.twilio.Deadline;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import io.cloudconnect.trunk.function.twilio.TwilioRefusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes whose outcome may be unknown, against lists that may lag behind.
 *
 * @param window how long a list may lack what was just written
 * @param pause between two looks
 */
public record Settling(Deadline deadline, Duration window, Duration pause) {
    private static final int TRIES = 4;

    /**
     * Creates something that must not exist twice: after an unknown outcome it is looked for, and made again only when
     * it does not appear within the window.
     */
    <T> T create(Supplier<Optional<T>> find, Supplier<T> create) {
        for (int attempt = 1; ; attempt++) {
            try {
                return create.get();
            } catch (TrunkFailure failure) {
                if (!failure.isUncertain()) {
                    throw failure;
                }
                Optional<T> found = await(find);
                if (found.isPresent()) {
                    return found.get();
                }
                if (attempt == TRIES) {
                    throw failure;
                }
            }
        }
    }

    /** Carries out a write that has the same effect once or several times. */
    void repeat(Runnable write) {
        for (int attempt = 1; ; attempt++) {
            try {
                write.run();
                return;
            } catch (TrunkFailure failure) {
                if (!failure.isUncertain() || attempt == TRIES) {
                    throw failure;
                }
                deadline.pause(pause.multipliedBy(attempt));
            }
        }
    }

    /** Looks until something is there, at most for the window. */
    <T> Optional<T> await(Supplier<Optional<T>> find) {
        long end = System.nanoTime() + window.toNanos();
        while (true) {
            // asked before the look: the last look is never older than the window
            boolean last = System.nanoTime() >= end;
            Optional<T> found = look(find);
            if (found.isPresent() || last) {
                return found;
            }
            deadline.pause(pause);
        }
    }

    /** What was made a moment ago may be unknown, and so may be what hangs on it. */
    private static <T> Optional<T> look(Supplier<Optional<T>> find) {
        try {
            return find.get();
        } catch (TwilioRefusal refusal) {
            if (refusal.isNotFound()) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
