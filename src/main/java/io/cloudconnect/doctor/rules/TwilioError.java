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

    static Optional<TwilioError> of(CallMessage answer) {
        return answer.message().header("X-Twilio-Error").flatMap(value -> {
            Matcher parts = SHAPE.matcher(value);
            return parts.matches()
                    ? Optional.of(new TwilioError(Integer.parseInt(parts.group(1)), parts.group(2)))
                    : Optional.empty();
        });
    }
}
