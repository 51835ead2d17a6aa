package io.cloudconnect.sip;

/** Recognises the first line of a message. Source: https://www.rfc-editor.org/rfc/rfc3261#section-7.1 */
final class StartLine {
    static final byte[] VERSION = Bytes.of("SIP/2.0");

    private static final byte[] BLANK_AND_VERSION = Bytes.of(" SIP/2.0");
    private static final byte[] SIP = Bytes.of("sip:");
    private static final byte[] SIPS = Bytes.of("sips:");
    private static final byte[] TEL = Bytes.of("tel:");
    private static final byte[] URN = Bytes.of("urn:");
    private static final int LONGEST_METHOD = 20;

    private StartLine() {}

    /** {@code SIP/2.0 200 OK} or {@code INVITE sip:… SIP/2.0}, whole. */
    static boolean matches(byte[] bytes, int from, int to) {
        return isStatusLine(bytes, from, to) || isRequestLine(bytes, from, to);
    }

    static boolean isStatusLine(byte[] bytes, int from, int to) {
        if (!Bytes.startsWith(bytes, from, to, VERSION)) {
            return false;
        }
        int code = Bytes.skipBlanks(bytes, from + VERSION.length, to);
        return code > from + VERSION.length
                && Bytes.skipDigits(bytes, code, to) == code + 3
                && bytes[code] >= '1'
                && bytes[code] <= '6';
    }

    private static boolean isRequestLine(byte[] bytes, int from, int to) {
        int end = Bytes.trimEnd(bytes, from, to);
        return Bytes.endsWith(bytes, from, end, BLANK_AND_VERSION) && begins(bytes, from, end);
    }

    /** {@code INVITE sip:…}: a request line, perhaps broken off. */
    static boolean begins(byte[] bytes, int from, int to) {
        int uri = endOfMethod(bytes, from, to) + 1;
        return uri > from + 1
                && uri < to
                && (Bytes.startsWithIgnoringCase(bytes, uri, to, SIP)
                        || Bytes.startsWithIgnoringCase(bytes, uri, to, SIPS)
                        || Bytes.startsWithIgnoringCase(bytes, uri, to, TEL)
                        || Bytes.startsWithIgnoringCase(bytes, uri, to, URN));
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
