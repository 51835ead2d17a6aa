package io.cloudconnect.sip;

import java.util.List;
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

    private static final List<Optional<MediaDirection>> ALL =
            List.of(Optional.of(SENDRECV), Optional.of(SENDONLY), Optional.of(RECVONLY), Optional.of(INACTIVE));

    private static final Literal[] WORDS = {
        Literal.of("sendrecv"), Literal.of("sendonly"), Literal.of("recvonly"), Literal.of("inactive")
    };

    /** The direction this attribute says; the former one where it says none. */
    static Optional<MediaDirection> of(byte[] bytes, int from, int to, Optional<MediaDirection> former) {
        // All have eight letters, and few other attributes have as many.
        if (to - from == 8) {
            for (int index = 0; index < WORDS.length; index++) {
                if (WORDS[index].isAt(bytes, from, to)) {
                    return ALL.get(index);
                }
            }
        }
        return former;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
