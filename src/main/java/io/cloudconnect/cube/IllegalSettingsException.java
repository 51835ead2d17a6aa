package io.cloudconnect.cube;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that would give a wrong or dangerous configuration: every mistake at once. */
public final class IllegalSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    IllegalSettingsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** {@return every mistake} */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One mistake.
     *
     * @param field the setting, as the builder names it
     * @param value what was found
     * @param remedy what to do, beginning in lower case
     */
    public record Problem(String field, String value, String remedy) {
        @Override
        public String toString() {
            return field + " \"" + Command.printable(value) + "\": " + remedy;
        }
    }
}
