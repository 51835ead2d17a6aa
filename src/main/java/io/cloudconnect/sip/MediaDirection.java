package io.cloudconnect.sip;

import java.util.Locale;
import java.util.Optional;

/**
 * Which way media flows, seen from the side that says so. Source: https://www.rfc-editor.org/rfc/rfc8866#section-6.7
 */
public enum MediaDirection {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    static Optional<MediaDirection> of(String attribute) {
        return switch (attribute) {
            case "sendrecv" -> Optional.of(SENDRECV);
            case "sendonly" -> Optional.of(SENDONLY);
            case "recvonly" -> Optional.of(RECVONLY);
            case "inactive" -> Optional.of(INACTIVE);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
