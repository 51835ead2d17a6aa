package io.cloudconnect.doctor.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Where the messages of a call stand on paper: gaps between them are drawn to scale, but for very short ones, which are
 * widened so that they can be read, and long ones, which are cut.
 *
 * @param positions of each message, pixels from the top
 * @param cuts how many seconds are left out before a message; 0 where nothing is
 * @param pixelsPerSecond 0 where the trace has no times
 */
record TimeScale(List<Integer> positions, List<Double> cuts, double pixelsPerSecond) {
    private static final int LEAST = 32;
    private static final int CUT = 150;
    private static final int SHOWN_CUT = 64;
    private static final double LONG = 4;
    private static final double[] ROUND = {10, 20, 25, 50, 100, 200, 250, 400};

    /**
     * Finds the places.
     *
     * @param room how many pixels a message needs below it beyond the least, by its number
     */
    static TimeScale of(List<MessageReport> messages, int top, IntUnaryOperator room) {
        List<Double> gaps = new ArrayList<>();
        Optional<Instant> last = Optional.empty();
        boolean timed = false;
        for (MessageReport message : messages) {
            double gap = 0;
            if (last.isPresent() && message.time().isPresent()) {
                gap = Math.max(
                        0, Duration.between(last.get(), message.time().get()).toMillis() / 1000.0);
                timed = true;
            }
            gaps.add(gap);
            last = message.time().or(lastOf(last));
        }
        double scale = timed ? scale(gaps) : 0;
        List<Integer> positions = new ArrayList<>();
        List<Double> cuts = new ArrayList<>();
        int y = top;
        for (int index = 0; index < gaps.size(); index++) {
            double exact = gaps.get(index) * scale;
            boolean cut = exact > CUT;
            if (index > 0) {
                int needed = LEAST + room.applyAsInt(messages.get(index - 1).number());
                y += Math.max(needed, cut ? SHOWN_CUT : (int) Math.round(exact));
            }
            positions.add(y);
            cuts.add(cut ? gaps.get(index) : 0);
        }
        return new TimeScale(positions, cuts, scale);
    }

    private static Supplier<Optional<Instant>> lastOf(Optional<Instant> last) {
        return () -> last;
    }

    /** About 45 pixels a message on average, in a round number of pixels a second. */
    private static double scale(List<Double> gaps) {
        double seconds = gaps.stream().mapToDouble(gap -> Math.min(gap, LONG)).sum();
        double wanted = seconds == 0 ? ROUND[ROUND.length - 1] : 45.0 * gaps.size() / seconds;
        double best = ROUND[0];
        for (double candidate : ROUND) {
            best = candidate <= wanted ? candidate : best;
        }
        return best;
    }

    /** How it is drawn, in words. */
    String words() {
        if (pixelsPerSecond == 0) {
            return "This trace has no times; the steps are even.";
        }
        return "Gaps from " + tenths(LEAST / pixelsPerSecond) + " to " + tenths(CUT / pixelsPerSecond)
                + " s are drawn to scale; shorter ones are widened, longer ones cut at the zigzag.";
    }

    private static String tenths(double seconds) {
        return String.format(Locale.ROOT, seconds < 1 ? "%.2f" : "%.1f", seconds);
    }
}
