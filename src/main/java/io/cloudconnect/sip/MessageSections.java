package io.cloudconnect.sip;

/** How far the message being read has come, from its headers to the end of its body, and so what may come next. */
final class MessageSections {
    /** What a line is to the message. */
    enum Fit {
        OWN,
        /** Of something else, in the middle of the message. */
        FOREIGN,
        /** Of something else, so that the message is over. */
        BEHIND
    }

    private enum Section {
        CLOSED,
        HEADERS,
        AFTER_HEADERS,
        BODY,
        AFTER_BODY
    }

    static final Literal CONTENT_LENGTH = Literal.anyCase("content-length");

    private static final Literal CONTENT_TYPE = Literal.anyCase("content-type");
    private static final Literal REST_OF_CONTENT = Literal.anyCase("ontent-");
    private static final Literal SDP = Literal.anyCase("application/sdp");

    private Section section = Section.CLOSED;

    /** True once there were foreign lines: from then on a header must look like one. */
    private boolean strict;

    /** True where the body is a session description, as far as the headers say. */
    private boolean described;

    private long contentLength;
    private long bodyLength;

    void begin() {
        section = Section.HEADERS;
        strict = false;
        described = true;
        contentLength = -1;
        bodyLength = 0;
    }

    void close() {
        section = Section.CLOSED;
    }

    boolean isOpen() {
        return section != Section.CLOSED;
    }

    boolean isWithinHeaders() {
        return section == Section.HEADERS;
    }

    /** True when nothing more has to come: what stands between messages is then not in the middle of this one. */
    boolean isComplete() {
        return switch (section) {
            case HEADERS -> false;
            case BODY, AFTER_BODY -> bodyLength >= contentLength;
            default -> contentLength <= 0;
        };
    }

    void foreignLine() {
        strict = true;
    }

    void blankLine() {
        if (section == Section.HEADERS) {
            section = Section.AFTER_HEADERS;
        } else if (section == Section.BODY) {
            bodyLength += 2;
            section = Section.AFTER_BODY;
        }
    }

    /** Takes a line with text in it, where it fits. */
    Fit line(byte[] bytes, int from, int to) {
        if (section == Section.HEADERS) {
            if (strict && !Bytes.isBlank(bytes[from]) && !isHeader(bytes, from, to)) {
                return Fit.FOREIGN;
            }
            header(bytes, from, to);
            return Fit.OWN;
        }
        boolean first = section == Section.AFTER_HEADERS;
        if (first && contentLength == 0 || !isBody(bytes, from, to, first)) {
            return Fit.BEHIND;
        }
        section = Section.BODY;
        bodyLength += to - from + 2;
        return Fit.OWN;
    }

    /** True in the middle of a session description. */
    boolean isWithinDescription() {
        return section == Section.BODY && described;
    }

    /** True for a letter and an equals sign, as a line of a session description begins. */
    static boolean isDescription(byte[] bytes, int from, int to) {
        return to - from >= 2 && bytes[from + 1] == '=' && bytes[from] >= 'a' && bytes[from] <= 'z';
    }

    /** Takes a line of so many characters that can be nothing but one of the session description. */
    void description(int length) {
        bodyLength += length + 2;
    }

    /** Takes a line that can be nothing but a header. */
    void header(byte[] bytes, int from, int to) {
        if (mayBeContentHeader(bytes, from, to)) {
            readContentHeader(bytes, from, to);
        }
    }

    /** Decided on its first letters: {@code Content-}, or {@code c} and {@code l} alone. */
    private static boolean mayBeContentHeader(byte[] bytes, int from, int to) {
        int first = bytes[from] | 0x20;
        return (first == 'c' || first == 'l')
                && to - from > 1
                && (!Bytes.isToken(bytes[from + 1]) || REST_OF_CONTENT.isAt(bytes, from + 1, to));
    }

    private void readContentHeader(byte[] bytes, int from, int to) {
        int colon = Bytes.indexOf(bytes, from, to, ':');
        if (colon < 0) {
            return;
        }
        int name = Bytes.trimEnd(bytes, from, colon);
        int value = Bytes.skipBlanks(bytes, colon + 1, to);
        boolean compact = name - from == 1;
        if (compact && (bytes[from] | 0x20) == 'l' || CONTENT_LENGTH.is(bytes, from, name)) {
            int digits = Bytes.skipDigits(bytes, value, to);
            contentLength = digits > value ? Bytes.number(bytes, value, digits) : -1;
        } else if (compact && (bytes[from] | 0x20) == 'c' || CONTENT_TYPE.is(bytes, from, name)) {
            described = SDP.isAt(bytes, value, to);
        }
    }

    private static boolean isHeader(byte[] bytes, int from, int to) {
        int index = from;
        while (index < to && Bytes.isToken(bytes[index])) {
            index++;
        }
        int colon = Bytes.skipBlanks(bytes, index, to);
        return index > from && colon < to && bytes[colon] == ':';
    }

    /** True when the line can be the body's: a line of SDP, or anything while the body's length is not reached. */
    private boolean isBody(byte[] bytes, int from, int to, boolean first) {
        boolean sdp = isDescription(bytes, from, to);
        if (!described) {
            return bodyLength < contentLength;
        }
        if (first || section == Section.AFTER_BODY) {
            return sdp && (first || bytes[from] != 'v');
        }
        return sdp || bodyLength < contentLength;
    }
}
