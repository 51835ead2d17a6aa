package io.cloudconnect.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word somebody most likely meant. */
public final class Nearest {
    private Nearest() {}

    /** The known word with the fewest letters to change; empty where none is near. */
    public static Optional<String> to(String word, Collection<String> known) {
        int most = Math.max(2, word.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= most)
                .filter(candidate -> changes(word, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> changes(word, candidate)));
    }

    /** {@code write "region"}, or the list of what exists where nothing is near. */
    public static String remedy(String word, Collection<String> known) {
        return to(word, known)
                .map(near -> "write \"" + near + "\"")
                .orElseGet(() -> "there are " + String.join(", ", known));
    }

    // Levenshtein's distance; upper and lower case count as one.
    private static int changes(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[] above = new int[b.length() + 1];
        for (int column = 0; column <= b.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= a.length(); row++) {
            int[] here = new int[b.length() + 1];
            here[0] = row;
            for (int column = 1; column <= b.length(); column++) {
                int swap = a.charAt(row - 1) == b.charAt(column - 1) ? 0 : 1;
                here[column] = Math.min(above[column - 1] + swap, Math.min(above[column], here[column - 1]) + 1);
            }
            above = here;
        }
        return above[b.length()];
    }
}
