package io.cloudconnect.cube;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    private static final Dialling NANP = new Dialling(
            List.of(NANP_NUMBER + "$", "1" + NANP_NUMBER + "$", "+1" + NANP_NUMBER + "$"),
            List.of("/^\\(" + NANP_NUMBER + "\\)$/ /+1\\1/", "/^1\\(" + NANP_NUMBER + "\\)$/ /+1\\1/"));

    static Dialling of(NumberingPlan plan) {
        return switch (plan) {
            case NANP -> NANP;
            case NANP_AND_INTERNATIONAL ->
                new Dialling(
                        join(NANP.patterns, join(everyLength("+[2-9]"), everyLength("011[2-9]"))),
                        join(NANP.rules, List.of("/^011\\([2-9].*\\)$/ /+\\1/")));
            // Callers often come without the plus; extensions are shorter and stay as they are.
            case E164 -> new Dialling(everyLength("+[1-9]"), List.of("/^\\([1-9].........*\\)$/ /+\\1/"));
        };
    }

    /** @param beginning of the pattern, up to the number's first digit */
    private static List<String> everyLength(String beginning) {
        return IntStream.rangeClosed(SHORTEST, LONGEST)
                .mapToObj(length -> beginning + ".".repeat(length - 1) + "$")
                .toList();
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
