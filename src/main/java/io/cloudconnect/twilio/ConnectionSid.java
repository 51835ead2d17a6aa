package io.cloudconnect.twilio;

import java.util.regex.Pattern;

/**
 * The SID of an Interconnect connection, issued by Twilio with the connection; SIP requests carry it as {@code tnx}.
 *
 * @param value TN and 32 hexadecimal digits
 */
public record ConnectionSid(String value) {
    private static final Pattern SHAPE = Pattern.compile("TN[0-9a-fA-F]{32}");

    public ConnectionSid {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "connection SID \"" + value
                            + "\" is not TN and 32 hexadecimal digits; copy it from the connection's page in the Twilio Console");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
