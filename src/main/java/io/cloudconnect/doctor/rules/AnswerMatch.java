package io.cloudconnect.doctor.rules;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which final responses make a finding.
 *
 * @param statuses empty: any
 * @param errors codes of {@code X-Twilio-Error}; one of them is enough
 * @param reason matched against the reason and the error's text; one of errors and reason is enough
 * @param byRouter true: the router's answers to Twilio; false: Twilio's to us
 * @param method of the request that is answered
 */
public record AnswerMatch(
        Set<Integer> statuses, Set<Integer> errors, Optional<Pattern> reason, boolean byRouter, String method) {

    /** True when the answer's words are those it looks for. */
    boolean matches(String words) {
        return reason.isPresent() && reason.get().matcher(words).matches();
    }

    /**
     * How closely it matches: 3 by code, 2 by words, 1 by status, 0 any; empty: not at all.
     *
     * @param worded whether it {@link #matches} the answer's words
     */
    OptionalInt closeness(int status, OptionalInt error, boolean worded) {
        if (error.isPresent() && errors.contains(error.getAsInt())) {
            return OptionalInt.of(3);
        }
        if (worded) {
            return OptionalInt.of(2);
        }
        if (statuses.contains(status) && reason.isEmpty()) {
            return OptionalInt.of(1);
        }
        boolean any = statuses.isEmpty() && errors.isEmpty() && reason.isEmpty();
        return any ? OptionalInt.of(0) : OptionalInt.empty();
    }
}
