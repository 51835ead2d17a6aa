package io.cloudconnect.doctor.rules;

import java.time.Duration;
import java.util.Locale;

/** Values as sentences need them. */
public final class Words {
    private Words() {}

    /** {@code 31.2 seconds}, {@code 4 minutes 10 seconds}. */
    public static String span(Duration time) {
        long seconds = Math.abs(time.toSeconds());
        if (seconds >= 60) {
            return counted(seconds / 60, "minute") + (seconds % 60 == 0 ? "" : " " + counted(seconds % 60, "second"));
        }
        double exact = Math.round(Math.abs(time.toMillis()) / 100.0) / 10.0;
        return exact == Math.rint(exact)
                ? counted((long) exact, "second")
                : String.format(Locale.ROOT, "%.1f seconds", exact);
    }

    /** {@code 1 call}, {@code 2 calls}. */
    public static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
