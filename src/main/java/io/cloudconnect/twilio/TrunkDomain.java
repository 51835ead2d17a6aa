package io.cloudconnect.twilio;

import java.util.regex.Pattern;

/**
 * The part of a trunk's termination domain that a customer chooses, unique over all of Twilio.
 *
 * <p>Source: https://www.twilio.com/docs/sip-trunking
 *
 * @param name {@code gaman} for {@code gaman.pstn.twilio.com}; letters, digits and hyphens, dots only for a sub-domain
 *     of a domain the account already has
 */
public record TrunkDomain(String name) {
    /** What Twilio appends. */
    public static final String SUFFIX = ".pstn.twilio.com";

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    public TrunkDomain {
        if (name.endsWith(".twilio.com")) {
            throw new IllegalArgumentException("trunk domain \"" + name + "\" is already complete; write \""
                    + name.replaceFirst("\\.pstn\\..*", "") + "\"");
        }
        for (String label : name.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException("trunk domain \"" + name
                        + "\" is not made of letters, digits and hyphens; write a name such as \"gaman\"");
            }
        }
    }

    /** {@return {@code gaman.pstn.twilio.com}} */
    public String fullName() {
        return name + SUFFIX;
    }

    @Override
    public String toString() {
        return fullName();
    }
}
