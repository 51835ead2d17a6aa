package io.cloudconnect.doctor.rules;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** The call fails, or is damaged. */
    ERROR,
    /** It may, or somebody is at risk. */
    WARNING,
    /** Worth knowing. */
    NOTE;

    /** As reports write it: {@code error}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
