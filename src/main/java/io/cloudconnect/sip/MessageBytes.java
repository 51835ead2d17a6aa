package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of the message being read, line by line.
 *
 * <p>As long as its lines lie one after the other they stay in the scanner's window and are copied once, at the end;
 * the first foreign line, prefix or indentation moves them to a buffer of their own.
 */
final class MessageBytes {
    /** No SIP message is longer; what is has no end in sight. */
    static final int MOST = 1 << 20;

    private static final int FIRST_COPY = 2048;

    private final LineScanner lines;

    /** How far the message reaches from the window's kept byte on. */
    private int reach;

    private byte[] copy;
    private int copied;

    private int lineCount;
    private int pendingBlanks;
    private int foreignLines;
    private final List<LineMap.Gap> gaps = new ArrayList<>();

    MessageBytes(LineScanner lines) {
        this.lines = lines;
    }

    /** Begins with the rest of the scanner's line. */
    void begin(int text, boolean copying) {
        lineCount = 1;
        foreignLines = 0;
        gaps.clear();
        copied = 0;
        pendingBlanks = 0;
        if (copying) {
            copy = new byte[FIRST_COPY];
            copy(lines.bytes, text, lines.end);
        } else {
            copy = null;
            lines.keep = text;
            reach = lines.next - text;
        }
    }

    /** True while the lines lie in the file as in the message. */
    boolean isStraight() {
        return copy == null;
    }

    boolean isTooLong() {
        return length() > MOST;
    }

    LineMap lineMap() {
        return gaps.isEmpty() ? LineMap.STRAIGHT : new LineMap(gaps);
    }

    /** Adds the rest of the scanner's line, and the blank lines before it. */
    void add(int from) {
        if (copy == null && reach <= MOST) {
            lineCount += pendingBlanks + 1;
            pendingBlanks = 0;
            reach = lines.next - lines.keep;
            return;
        }
        moveToCopy();
        lineCount += pendingBlanks;
        for (; pendingBlanks > 0; pendingBlanks--) {
            copy(lines.bytes, 0, 0);
        }
        if (foreignLines > 0) {
            gaps.add(new LineMap.Gap(lineCount, foreignLines));
            foreignLines = 0;
        }
        lineCount++;
        copy(lines.bytes, from, lines.end);
    }

    /** Adds whole lines up to where the scanner's next begins. */
    void addWhole(int added) {
        lineCount += added;
        reach = lines.next - lines.keep;
    }

    /** How many lines it has, with the blank ones that stand there now. */
    int lineCount() {
        return lineCount + pendingBlanks;
    }

    /** Adds a blank line, should more follow; how many of them stand there now. */
    int addBlank() {
        return ++pendingBlanks;
    }

    void skipForeignLine() {
        foreignLines++;
        moveToCopy();
    }

    /** The bytes as they are; nothing is kept after it. */
    byte[] close() {
        byte[] whole = copy == null
                ? Arrays.copyOfRange(lines.bytes, lines.keep, lines.keep + length())
                : Arrays.copyOf(copy, Math.min(copied, MOST));
        lines.keep = -1;
        copy = null;
        return whole;
    }

    private int length() {
        return copy == null ? Math.min(reach, lines.bytes.length - lines.keep) : copied;
    }

    private void moveToCopy() {
        if (copy != null) {
            return;
        }
        copied = Math.min(reach, MOST);
        copy = Arrays.copyOf(
                Arrays.copyOfRange(lines.bytes, lines.keep, lines.keep + copied), Math.max(copied, FIRST_COPY));
        lines.keep = -1;
    }

    private void copy(byte[] bytes, int from, int to) {
        int length = to - from;
        if (copied + length + 1 > copy.length) {
            if (copied > MOST) {
                return;
            }
            copy = Arrays.copyOf(copy, Math.max(copy.length * 2, copied + length + 1));
        }
        System.arraycopy(bytes, from, copy, copied, length);
        copied += length;
        copy[copied++] = '\n';
    }
}
