package io.cloudconnect.sip;

import java.util.Arrays;

/**
 * Where the headers and the body of the message being read stand: noted in passing, so that nobody has to look for them
 * again. Places count from the message's beginning.
 *
 * <p>Only what is plain is noted; a message with folded, broken or foreign lines is looked through once it is whole.
 */
final class HeaderPlaces {
    private int[] headers = new int[64];
    private int count;
    private int names;
    private int end;
    private int body;
    private int bodyLine;
    private boolean plain;

    /**
     * Begins with the start line.
     *
     * @param whole true where it is one line, as it should be
     */
    void begin(boolean whole) {
        plain = whole;
        count = 0;
        names = 0;
        end = -1;
        body = -1;
    }

    /** A header that begins here in the message, and whose name stands there in the bytes. */
    void header(int start, byte[] bytes, int name, int nameEnd) {
        if (count == headers.length) {
            headers = Arrays.copyOf(headers, count * 2);
        }
        int header = MessageIndex.header(start, bytes, name, nameEnd);
        headers[count++] = header;
        names |= 1 << MessageIndex.nameOf(header);
    }

    /** The blank line after the headers. */
    void endOfHeaders(int start) {
        if (end < 0) {
            end = start;
        }
    }

    /** A line of the body; the first counts. */
    void body(int start, int line) {
        if (body < 0) {
            body = start;
            bodyLine = line;
        }
    }

    /** There was a line of which only the whole message says what it is. */
    void lose() {
        plain = false;
    }

    /** The index of the whole message; null where it has to be looked through. */
    MessageIndex index(byte[] bytes) {
        return plain && count > 0
                ? MessageIndex.known(
                        bytes,
                        Arrays.copyOf(headers, count),
                        names,
                        end < 0 ? bytes.length : end,
                        body < 0 ? bytes.length : body,
                        bodyLine)
                : null;
    }
}
