package io.cloudconnect.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a long file has been read, on a terminal only and only after a while. */
final class Progress implements AutoCloseable {
    private static final long PATIENCE_MS = 1_500;
    private static final long EVERY_MS = 300;

    private final PrintStream err;
    private final long total;
    private final LongSupplier done;
    private final boolean terminal = System.console() != null;
    private final long started = System.nanoTime();
    private long shown = started;
    private boolean written;

    private Progress(PrintStream err, long total, LongSupplier done) {
        this.err = err;
        this.total = total;
        this.done = done;
    }

    static Progress on(PrintStream err, long total, LongSupplier done) {
        return new Progress(err, total, done);
    }

    void step() {
        long now = System.nanoTime();
        if (!terminal || (now - started) / 1_000_000 < PATIENCE_MS || (now - shown) / 1_000_000 < EVERY_MS) {
            return;
        }
        shown = now;
        written = true;
        err.printf(
                Locale.ROOT,
                "\rread %,d of %,d MB (%d%%) ",
                done.getAsLong() >> 20,
                total >> 20,
                total == 0 ? 0 : Math.min(100, 100 * done.getAsLong() / total));
    }

    @Override
    public void close() {
        if (written) {
            err.print("\r                                        \r");
        }
    }
}
