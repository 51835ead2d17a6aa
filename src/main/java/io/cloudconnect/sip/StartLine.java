package io.cloudconnect.sip;

/** Recognises the first line of a message. Source: https://www.rfc-editor.org/rfc/rfc3261#section-7.1 */
final class StartLine {
    static final Literal VERSION = Literal.of("SIP/2.0");

    private static final Literal BLANK_AND_VERSION = Literal.of(" SIP/2.0");
    private static final Literal SIP = Literal.anyCase("sip:");
    private static final Literal SIPS = Literal.anyCase("sips:");
    private static final Literal TEL = Literal.anyCase("tel:");
    private static final Literal URN = Literal.anyCase("urn:");
    private static final int LONGEST_METHOD = 20;

    private StartLine() {}

    /** {@code SIP/2.0 200 OK} or {@code INVITE sip:… SIP/2.0}, whole. */
    static boolean matches(byte[] bytes, int from, int to) {
        return isStatusLine(bytes, from, to) || isRequestLine(bytes, from, to);
    }

    static boolean isStatusLine(byte[] bytes, int from, int to) {
        if (!VERSION.isAt(bytes, from, to)) {
            return false;
        }
        int code = Bytes.skipBlanks(bytes, from + VERSION.length(), to);
        return code > from + VERSION.length()
                && Bytes.skipDigits(bytes, code, to) == code + 3
                && bytes[code] >= '1'
                && bytes[code] <= '6';
    }

    private static boolean isRequestLine(byte[] bytes, int from, int to) {
        int end = Bytes.trimEnd(bytes, from, to);
        return BLANK_AND_VERSION.endsAt(bytes, from, end) && begins(bytes, from, end);
    }

    /** {@code INVITE sip:…}: a request line, perhaps broken off. */
    static boolean begins(byte[] bytes, int from, int to) {
        int uri = endOfMethod(bytes, from, to) + 1;
        return uri > from + 1
                && uri < to
                && (SIP.isAt(bytes, uri, to)
                        || SIPS.isAt(bytes, uri, to)
                        || TEL.isAt(bytes, uri, to)
                        || URN.isAt(bytes, uri, to));
    }

    /** The blank after a word in capitals; before the beginning where there is no such word. */
    private static int endOfMethod(byte[] bytes, int from, int to) {
        int index = from;
        int last = Math.min(to, from + LONGEST_METHOD);
        while (index < last && bytes[index] >= 'A' && bytes[index] <= 'Z') {
            index++;
        }
        return index > from && index < to && bytes[index] == ' ' ? index : from - 1;
    }
}
