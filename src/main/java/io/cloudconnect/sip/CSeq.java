package io.cloudconnect.sip;

import java.util.Optional;

/** The number of a request within its dialog and its method: {@code 101 INVITE}. */
public record CSeq(long number, String method) {
    static final int MOST_DIGITS = 10;

    /** Reads {@code 101 INVITE}; empty where it is not of that shape. */
    public static Optional<CSeq> parse(String value) {
        String text = Quoting.strip(value);
        int end = 0;
        long number = 0;
        while (end < text.length() && end < MOST_DIGITS && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            number = number * 10 + text.charAt(end++) - '0';
        }
        String method = Quoting.strip(text.substring(end));
        return end == 0 || method.isEmpty() ? Optional.empty() : Optional.of(new CSeq(number, method));
    }

    /** Written out, since it is asked of every message and that of a record is slow until it is compiled twice. */
    @Override
    public int hashCode() {
        return method.hashCode() * 31 + Long.hashCode(number);
    }

    @Override
    public String toString() {
        return number + " " + method;
    }
}
