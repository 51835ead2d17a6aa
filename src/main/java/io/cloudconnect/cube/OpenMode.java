package io.cloudconnect.cube;

import io.cloudconnect.cube.CommandForm.Attempt;
import io.cloudconnect.cube.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A mode while its lines are read, and what only counts inside it. */
final class OpenMode {
    /** A header must not come out longer, or IOS leaves the whole profile out. */
    private static final int LONGEST_HEADER = 300;
    /** What a rule leaves of a header: method, user, port, version. */
    private static final int REST_OF_HEADER = 48;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int LONGEST_ADDED_VALUE = 220;

    private final String name;
    private final int opening;
    private final Map<String, Integer> counts = new HashMap<>();
    private Optional<String> style = Optional.empty();
    private boolean mixed;

    /** @param opening the number of the line that opened it */
    OpenMode(String name, int opening) {
        this.name = name;
        this.opening = opening;
    }

    int opening() {
        return opening;
    }

    String name() {
        return name;
    }

    /** Counts a command in, and says what it breaks by being here. */
    List<Violation> count(int number, Attempt attempt, CommandForm form) {
        List<Violation> broken = new ArrayList<>();
        FormRules rules = form.rules();
        rules.refused()
                .ifPresent(reason -> broken.add(
                        violation(number, attempt, form, Kind.REFUSED, reason.split("; ")[0], reason.split("; ")[1])));
        rules.most().ifPresent(most -> {
            String kind = attempt.words().get(0).text() + ' ' + most;
            if (counts.merge(kind, 1, Integer::sum) == most + 1) {
                broken.add(violation(
                        number,
                        attempt,
                        form,
                        Kind.TOO_MANY,
                        "is one more than the " + most + " that fit",
                        "spread them over several"));
            }
        });
        rules.style().ifPresent(own -> style(number, attempt, form, own).ifPresent(broken::add));
        if (rules.ascending()) {
            ascending(number, attempt, form).ifPresent(broken::add);
        }
        attempt.patterns().forEach(pattern -> ProfilePattern.complaint(pattern)
                // Every ? is reported as a character already.
                .filter(complaint -> !complaint.contains("?"))
                .ifPresent(complaint -> broken.add(violation(
                        number,
                        attempt,
                        form,
                        Kind.UNSUPPORTED_PATTERN,
                        "the pattern " + complaint,
                        "write rules without it, one for each case"))));
        if (rules.growth()) {
            growth(number, attempt, form).ifPresent(broken::add);
        }
        return broken;
    }

    private Optional<Violation> style(int number, Attempt attempt, CommandForm form, String own) {
        String first = style.orElse(own);
        style = Optional.of(first);
        if (first.equals(own) || mixed) {
            return Optional.empty();
        }
        mixed = true;
        return Optional.of(violation(
                number,
                attempt,
                form,
                Kind.MIXED_STYLES,
                "is " + own + " where others are " + first,
                "keep to one of the two in a mode"));
    }

    private Optional<Violation> ascending(int number, Attempt attempt, CommandForm form) {
        List<Integer> numbers = attempt.words().stream()
                .map(Word::text)
                .filter(NUMBER.asMatchPredicate())
                .map(Integer::valueOf)
                .toList();
        return numbers.size() == 2 && numbers.get(0) > numbers.get(1)
                ? Optional.of(violation(
                        number,
                        attempt,
                        form,
                        Kind.ILLEGAL_VALUE,
                        numbers.get(0) + " is above " + numbers.get(1),
                        "write the lower one first"))
                : Optional.empty();
    }

    private Optional<Violation> growth(int number, Attempt attempt, CommandForm form) {
        List<String> words = attempt.words().stream().map(Word::text).toList();
        String value = words.get(words.size() - 1);
        boolean added = words.get(words.size() - 2).equals("add");
        int header = words.get(words.size() - (added ? 3 : 4)).length();
        int length = header + 2 + value.length() + REST_OF_HEADER;
        if (added ? value.length() <= LONGEST_ADDED_VALUE : length <= LONGEST_HEADER) {
            return Optional.empty();
        }
        return Optional.of(violation(
                number,
                attempt,
                form,
                Kind.HEADER_TOO_LONG,
                "makes a header of up to " + length + " characters, and above " + LONGEST_HEADER
                        + " the router leaves the whole profile out",
                "shorten the replacement"));
    }

    private static Violation violation(
            int number, Attempt attempt, CommandForm form, Kind kind, String what, String remedy) {
        return new Violation(number, attempt.line(), kind, what, remedy, form.source());
    }
}
