package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of the message being read, and whether it can take one more.
 *
 * <p>As long as they lie one after the other they stay in the scanner's window and are copied once, at the end; the
 * first foreign line, prefix or indentation moves them to a buffer of their own.
 */
final class MessageLines {
    /** No SIP message is longer; what is has no end in sight. */
    static final int MOST_BYTES = 1 << 20;

    private static final int MOST_BLANK_LINES = 100;
    private static final int FIRST_COPY = 2048;

    private enum Section {
        CLOSED,
        HEADERS,
        AFTER_HEADERS,
        BODY,
        AFTER_BODY
    }

    private final LineScanner lines;
    private Section section = Section.CLOSED;
    private int indentation;
    private boolean prefixed;
    private boolean strict;
    private boolean described;
    private long contentLength;
    private long bodyLength;
    private long firstLine;
    private int lineCount;
    private int foreignLines;
    private final List<LineMap.Gap> gaps = new ArrayList<>();

    /** How far the message reaches from the window's kept byte on. */
    private int reach;

    private byte[] copy;
    private int copied;
    private int pendingBlanks;

    MessageLines(LineScanner lines) {
        this.lines = lines;
    }

    void begin(int text, int indent, boolean withPrefix) {
        section = Section.HEADERS;
        prefixed = withPrefix;
        indentation = withPrefix ? 0 : Bytes.skipBlanks(lines.bytes, lines.start, lines.start + indent) - lines.start;
        strict = false;
        described = true;
        contentLength = -1;
        bodyLength = 0;
        firstLine = lines.number;
        lineCount = 1;
        foreignLines = 0;
        gaps.clear();
        copied = 0;
        pendingBlanks = 0;
        if (withPrefix || indentation > 0) {
            copy = new byte[FIRST_COPY];
            add(lines.bytes, text, lines.end);
        } else {
            copy = null;
            lines.keep = text;
            reach = lines.next - text;
        }
    }

    boolean isOpen() {
        return section != Section.CLOSED;
    }

    /** True when a line can be judged as it is: not prefixed, not indented. */
    boolean isPlain() {
        return copy == null;
    }

    boolean isPrefixed() {
        return prefixed;
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

    boolean isTooLong() {
        return length() > MOST_BYTES;
    }

    long firstLine() {
        return firstLine;
    }

    LineMap lineMap() {
        return gaps.isEmpty() ? LineMap.STRAIGHT : new LineMap(gaps);
    }

    int unindent(int from, int to) {
        int most = Math.min(to, from + indentation);
        return Bytes.skipBlanks(lines.bytes, from, most);
    }

    /** Takes the line from here on; false where it cannot be of this message. */
    boolean take(int from) {
        byte[] bytes = lines.bytes;
        int to = lines.end;
        switch (section) {
            case HEADERS -> {
                if (strict && !Bytes.isBlank(bytes[from]) && !isHeader(bytes, from, to)) {
                    foreignLines++;
                    moveToCopy();
                    return true;
                }
                if (mayBeContentHeader(bytes, from, to)) {
                    readContentHeader(bytes, from, to);
                }
            }
            case AFTER_HEADERS -> {
                if (contentLength == 0 || !isBody(bytes, from, to, true)) {
                    return false;
                }
                section = Section.BODY;
            }
            case AFTER_BODY -> {
                if (!isBody(bytes, from, to, false)) {
                    return false;
                }
                section = Section.BODY;
            }
            default -> {
                if (!isBody(bytes, from, to, false)) {
                    return false;
                }
            }
        }
        append(from);
        return true;
    }

    /** A line without text; false where so many of them stand that the message must be over. */
    boolean blank() {
        switch (section) {
            case HEADERS -> section = Section.AFTER_HEADERS;
            case BODY -> {
                bodyLength += 2;
                section = Section.AFTER_BODY;
            }
            default -> {}
        }
        return ++pendingBlanks < MOST_BLANK_LINES;
    }

    void skipForeignLine() {
        foreignLines++;
        strict = true;
        moveToCopy();
    }

    /** The message's bytes; nothing is open after it. */
    byte[] close() {
        byte[] whole = copy == null
                ? Arrays.copyOfRange(lines.bytes, lines.keep, lines.keep + length())
                : Arrays.copyOf(copy, Math.min(copied, MOST_BYTES));
        section = Section.CLOSED;
        lines.keep = -1;
        copy = null;
        return whole;
    }

    private int length() {
        return copy == null ? Math.min(reach, lines.bytes.length - lines.keep) : copied;
    }

    private void append(int from) {
        if (copy == null && reach <= MOST_BYTES) {
            lineCount += pendingBlanks + 1;
            pendingBlanks = 0;
            reach = lines.next - lines.keep;
            if (section == Section.BODY) {
                bodyLength += lines.end - from + 2;
            }
            return;
        }
        moveToCopy();
        lineCount += pendingBlanks;
        for (; pendingBlanks > 0; pendingBlanks--) {
            add(lines.bytes, 0, 0);
        }
        if (foreignLines > 0) {
            gaps.add(new LineMap.Gap(lineCount, foreignLines));
            foreignLines = 0;
        }
        lineCount++;
        add(lines.bytes, from, lines.end);
        if (section == Section.BODY) {
            bodyLength += lines.end - from + 2;
        }
    }

    private void moveToCopy() {
        if (copy != null) {
            return;
        }
        copied = Math.min(reach, MOST_BYTES);
        copy = Arrays.copyOf(
                Arrays.copyOfRange(lines.bytes, lines.keep, lines.keep + copied), Math.max(copied, FIRST_COPY));
        lines.keep = -1;
    }

    private void add(byte[] bytes, int from, int to) {
        int length = to - from;
        if (copied + length + 1 > copy.length) {
            if (copied > MOST_BYTES) {
                return;
            }
            copy = Arrays.copyOf(copy, Math.max(copy.length * 2, copied + length + 1));
        }
        System.arraycopy(bytes, from, copy, copied, length);
        copied += length;
        copy[copied++] = '\n';
    }

    /** Decided on its first letters: {@code Content-}, or {@code c} and {@code l} alone. */
    private static boolean mayBeContentHeader(byte[] bytes, int from, int to) {
        int first = bytes[from] | 0x20;
        return (first == 'c' || first == 'l')
                && to - from > 1
                && (!Bytes.isToken(bytes[from + 1]) || Bytes.startsWithIgnoringCase(bytes, from + 1, to, "ontent-"));
    }

    private void readContentHeader(byte[] bytes, int from, int to) {
        int colon = Bytes.indexOf(bytes, from, to, ':');
        if (colon < 0) {
            return;
        }
        int name = Bytes.trimEnd(bytes, from, colon);
        int value = Bytes.skipBlanks(bytes, colon + 1, to);
        boolean compact = name - from == 1;
        if (compact && (bytes[from] | 0x20) == 'l' || isNamed(bytes, from, name, "content-length")) {
            int digits = Bytes.skipDigits(bytes, value, to);
            contentLength = digits > value ? Bytes.number(bytes, value, digits) : -1;
        } else if (compact && (bytes[from] | 0x20) == 'c' || isNamed(bytes, from, name, "content-type")) {
            described = Bytes.startsWithIgnoringCase(bytes, value, to, "application/sdp");
        }
    }

    private static boolean isNamed(byte[] bytes, int from, int to, String name) {
        return to - from == name.length() && Bytes.startsWithIgnoringCase(bytes, from, to, name);
    }

    private static boolean isHeader(byte[] bytes, int from, int to) {
        int index = from;
        while (index < to && Bytes.isToken(bytes[index])) {
            index++;
        }
        return index > from
                && Bytes.skipBlanks(bytes, index, to) < to
                && bytes[Bytes.skipBlanks(bytes, index, to)] == ':';
    }

    /** True when the line can be the body's: a line of SDP, or anything while the body's length is not reached. */
    private boolean isBody(byte[] bytes, int from, int to, boolean first) {
        boolean sdp = to - from >= 2 && bytes[from + 1] == '=' && bytes[from] >= 'a' && bytes[from] <= 'z';
        if (!described) {
            return bodyLength < contentLength;
        }
        if (first || section == Section.AFTER_BODY) {
            return sdp && (first || bytes[from] != 'v');
        }
        return sdp || bodyLength < contentLength;
    }
}
