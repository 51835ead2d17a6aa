package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code X-Twilio-Error: 32201 Authentication failure - source IP Address not in ACL}.
 *
 * @param text what follows the code
 */
record TwilioError(int code, String text) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{5})\\b[\\s:-]*(.*)");

    private static final PerText<Optional<TwilioError>> ERRORS = new PerText<>(TwilioError::read);

    static Optional<TwilioError> of(CallMessage answer) {
        Optional<String> value = answer.message().header("X-Twilio-Error");
        return value.isPresent() ? ERRORS.of(value.get()) : Optional.empty();
    }

    private static Optional<TwilioError> read(String value) {
        Matcher parts = SHAPE.matcher(value);
        return parts.matches()
                ? Optional.of(new TwilioError(Integer.parseInt(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }
}
