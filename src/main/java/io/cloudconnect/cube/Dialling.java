package io.cloudconnect.cube;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How numbers are matched before translation, and what makes E.164 of them.
 *
 * @param patterns of {@code e164}, matched against the number as dialled
 * @param rules of a translation rule: {@code /match/ /replacement/}
 */
record Dialling(List<String> patterns, List<String> rules) {
    private static final String NANP_NUMBER = "[2-9]..[2-9]......";
    /** E.164 numbers in use have 8 to 15 digits; each length by itself needs no waiting for further digits. */
    private static final int SHORTEST = 8;

    private static final int LONGEST = 15;

    static Dialling of(NumberingPlan plan) {
        return plan == NumberingPlan.NANP
                ? new Dialling(
                        List.of(NANP_NUMBER + "$", "1" + NANP_NUMBER + "$", "+1" + NANP_NUMBER + "$"),
                        List.of("/^\\(" + NANP_NUMBER + "\\)$/ /+1\\1/", "/^1\\(" + NANP_NUMBER + "\\)$/ /+1\\1/"))
                : new Dialling(
                        IntStream.rangeClosed(SHORTEST, LONGEST)
                                .mapToObj(length -> "+[1-9]" + ".".repeat(length - 1) + "$")
                                .toList(),
                        // Callers often come without the plus; extensions are shorter and stay as they are.
                        List.of("/^\\([1-9].........*\\)$/ /+\\1/"));
    }
}
