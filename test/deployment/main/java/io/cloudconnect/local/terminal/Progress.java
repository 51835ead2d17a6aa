package io.cloudconnect.local.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Numbered steps with their times. On a terminal the running step moves: a spinner, the seconds, what it is at, the
 * last few things it finished; what it did collapses into one line when it is done. Elsewhere every line is written
 * once.
 */
public final class Progress implements AutoCloseable {
    private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final long FRAME_MILLIS = 100;
    private static final int TITLE_WIDTH = 44;

    private final PrintStream out;
    private final Paint paint;
    private final boolean alive;
    private final int steps;
    private final int itemsShown;
    private final Screen screen;
    private final ScheduledExecutorService clock;
    private final long start = System.nanoTime();
    private int number;
    private int frame;
    private Step running;

    /**
     * @param out where to, normally standard error
     * @param steps how many there will be
     * @param verbose true: everything a step finishes stays on the terminal
     */
    public Progress(PrintStream out, Terminal terminal, int steps, boolean verbose) {
        this.out = out;
        this.paint = terminal.errorPaint();
        this.alive = terminal.error();
        this.steps = steps;
        this.itemsShown = verbose ? Integer.MAX_VALUE : 5;
        this.screen = new Screen(out, terminal.columns());
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        if (alive) {
            clock.scheduleAtFixedRate(this::tick, FRAME_MILLIS, FRAME_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** What a step does; it tells the step how it gets on. */
    public interface Work<T> {
        T run(Step step);
    }

    /** Runs one step to its end. Its failure is the work's own. */
    public <T> T step(String title, Work<T> work) {
        Step step = begin(title);
        try {
            T result = work.run(step);
            end(step, paint.good("✓"));
            return result;
        } catch (RuntimeException | Error e) {
            end(step, paint.bad("✗"));
            throw e;
        }
    }

    /** A line that stays, between steps. */
    public synchronized void note(String line) {
        if (alive) {
            screen.draw(List.of(line), List.of());
        } else {
            out.println(line);
        }
    }

    /** Seconds since the first step was planned. */
    public double seconds() {
        return seconds(start);
    }

    /** Nothing is drawn any more; what is written next stays. */
    @Override
    public synchronized void close() {
        clock.shutdownNow();
        running = null;
        screen.release();
    }

    private synchronized Step begin(String title) {
        number++;
        running = new Step(title);
        if (!alive) {
            out.printf(Locale.ROOT, "[%d/%d] %s%n", number, steps, title);
        }
        return running;
    }

    private synchronized void end(Step step, String mark) {
        String result = " " + mark + " " + position() + " " + titleAndTime(step)
                + (step.summary.isEmpty() ? "" : "  " + paint.quiet(step.summary));
        if (alive) {
            List<String> stay = new ArrayList<>();
            stay.add(screen.cut(result));
            if (itemsShown == Integer.MAX_VALUE) {
                step.items.forEach(item -> stay.add("       " + item));
            }
            screen.draw(stay, List.of());
        } else {
            out.printf(
                    Locale.ROOT,
                    "      %s %.1f s%s%n",
                    Paint.plain(mark),
                    seconds(step.begun),
                    step.summary.isEmpty() ? "" : "  " + step.summary);
        }
        running = null;
    }

    private synchronized void tick() {
        if (running == null) {
            return;
        }
        frame = (frame + 1) % SPINNER.length;
        List<String> living = new ArrayList<>();
        living.add(" " + paint.value(SPINNER[frame]) + " " + position() + " " + titleAndTime(running)
                + (running.now.isEmpty() ? "" : "  " + paint.quiet(running.now)));
        List<String> items = running.items;
        items.subList(Math.max(0, items.size() - Math.min(5, itemsShown)), items.size())
                .forEach(item -> living.add("       " + item));
        screen.draw(List.of(), living);
    }

    private String position() {
        return paint.quiet(number + "/" + steps);
    }

    private String titleAndTime(Step step) {
        String padded = step.title + " ".repeat(Math.max(1, TITLE_WIDTH - step.title.length()));
        return padded + paint.quiet(String.format(Locale.ROOT, "%5.1f s", seconds(step.begun)));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** The running step, to be told how it gets on. Thread-safe. */
    public final class Step {
        private final String title;
        private final long begun = System.nanoTime();
        private final List<String> items = new ArrayList<>();
        private String now = "";
        private String summary = "";

        private Step(String title) {
            this.title = title;
        }

        /** What it is at. */
        public void now(String what) {
            synchronized (Progress.this) {
                now = what;
            }
        }

        /** One thing it has finished; may be coloured with {@link #paint()}. */
        public void item(String what) {
            synchronized (Progress.this) {
                items.add(what);
                if (!alive) {
                    out.printf(Locale.ROOT, "      %5.1f s  %s%n", seconds(begun), Paint.plain(what));
                }
            }
        }

        /** What stays of it on its line when it is done. */
        public void summary(String text) {
            synchronized (Progress.this) {
                summary = text;
            }
        }

        public Paint paint() {
            return paint;
        }
    }
}
