package io.cloudconnect.sip;

import java.util.Arrays;

/**
 * Gathers what makes up the {@link MessageIndex} of a message, from its beginning to its end. One is used over and
 * over.
 */
final class HeaderPlaces {
    private int[] headers = new int[64];
    private int count;
    private int names;
    private boolean folded;
    private int end;
    private int body;
    private int bodyLine;

    void begin() {
        count = 0;
        names = 0;
        folded = false;
        end = -1;
        body = -1;
        bodyLine = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** A header that begins here in the message, and whose name stands there in the bytes. */
    void header(int start, byte[] bytes, int name, int nameEnd) {
        if (count == headers.length) {
            headers = Arrays.copyOf(headers, count * 2);
        }
        int place = HeaderPlace.of(start, bytes, name, nameEnd);
        headers[count++] = place;
        names |= 1 << HeaderPlace.name(place);
    }

    /** One more line of the last header. */
    void fold() {
        folded = true;
    }

    /** The line after the headers; the first counts. */
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

    /** The index of the whole message, whose start line is the one before the first header. */
    MessageIndex index(byte[] bytes) {
        return index(bytes, Bytes.beforeLineEnd(bytes, HeaderPlace.start(headers[0])), 1);
    }

    /** The index of the whole message, whose start line ends here and takes so many lines. */
    MessageIndex index(byte[] bytes, int startLineEnd, int startLines) {
        return new MessageIndex(
                bytes,
                Arrays.copyOf(headers, count),
                names,
                end < 0 ? bytes.length : end,
                folded,
                startLineEnd,
                startLines,
                body < 0 ? bytes.length : body,
                bodyLine);
    }
}
