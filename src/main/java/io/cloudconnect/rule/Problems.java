package io.cloudconnect.rule;

import io.cloudconnect.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is wrong with an object's settings, gathered so that all of it is told at once. */
public final class Problems {
    private final List<String> found = new ArrayList<>();

    /**
     * Holds a setting against a rule. A value that is only known at the deployment is let through.
     *
     * @param setting its name, as the builder has it
     * @param value what was given
     * @param rule throws an IllegalArgumentException where it refuses the value
     */
    public <T> void check(String setting, T value, Consumer<? super T> rule) {
        if (value instanceof String text && Tokens.isUnresolved(text)) {
            return;
        }
        try {
            rule.accept(value);
        } catch (IllegalArgumentException e) {
            add((setting.isEmpty() ? "" : setting + " ") + e.getMessage());
        }
    }

    /**
     * Holds a number against its bounds.
     *
     * @param setting its name, as the builder has it
     * @param number what was given
     * @param range its bounds
     */
    public void check(String setting, long number, Range range) {
        check(setting, (Long) number, range::require);
    }

    /**
     * Holds a value against a rule whose refusal names the setting itself. A value that is only known at the deployment
     * is let through.
     *
     * @param value what was given
     * @param rule throws an IllegalArgumentException where it refuses the value
     */
    public <T> void check(T value, Consumer<? super T> rule) {
        check("", value, rule);
    }

    /** Adds what no rule says: "what is wrong; what to write". */
    public void add(String problem) {
        found.add(problem);
    }

    /**
     * Ends the checks.
     *
     * @throws IllegalArgumentException with everything that is wrong, if anything is
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", found));
        }
    }
}
