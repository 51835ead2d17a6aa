package io.cloudconnect.twilio;

import java.util.regex.Pattern;

/**
 * A telephone number in E.164 (ITU-T E.164, 6.1).
 *
 * @param value plus sign, country code, at most 15 digits: {@code +16475550100}
 */
public record PhoneNumber(String value) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");

    public PhoneNumber {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "number \"" + value
                            + "\" is not E.164; write a plus sign, the country code and the number without blanks, as in +16475550100");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
