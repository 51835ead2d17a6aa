package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Steps through the lines of a session description that is still bytes; what is no SDP is passed over.
 *
 * <p>Fields instead of accessors, as in {@link LineScanner}: every description is read line by line.
 */
final class SdpScanner {
    /** The letter before the equals sign; 0 behind the last line. */
    char type;

    /** The message's line. */
    int number;

    private final byte[] bytes;
    private final int end;
    private int start;
    private int next;
    private int nextNumber;

    /** Where the value begins and ends. */
    private int from;

    private int to;

    SdpScanner(SdpText text) {
        bytes = text.bytes();
        end = text.to();
        next = text.from();
        nextNumber = text.firstLine();
    }

    boolean advance() {
        while (next < end) {
            int newline = Bytes.newline(bytes, next, end);
            int stop = newline < 0 ? end : newline;
            start = Quoting.skipBlanks(bytes, next, stop);
            next = stop + 1;
            number = nextNumber++;
            to = Quoting.trimEnd(bytes, start, stop);
            if (to - start >= 2 && bytes[start + 1] == '=' && bytes[start] >= 'a' && bytes[start] <= 'z') {
                type = (char) bytes[start];
                from = start + 2;
                return true;
            }
        }
        type = 0;
        return false;
    }

    /** Steps to the next line before the next stream. */
    boolean advanceWithinStream() {
        return advance() && type != 'm';
    }

    /** The text from this line on. */
    SdpText rest() {
        return new SdpText(bytes, start, end, number);
    }

    /** True for an attribute that begins so. */
    boolean isAttribute(Literal beginning) {
        return type == 'a' && beginning.isAt(bytes, from, to);
    }

    /** The direction this attribute says; the former one where it says none. */
    Optional<MediaDirection> direction(Optional<MediaDirection> former) {
        return MediaDirection.of(bytes, from, to, former);
    }

    /** The words of the value, but for so many characters before them. */
    ByteWords words(int behind) {
        return new ByteWords(bytes, from + behind, to);
    }

    /** The number in the value, but for so many characters before it; -1 where there is none. */
    int number(int behind) {
        return Quoting.number(bytes, from + behind, to);
    }

    Sdp.Line line() {
        return new Sdp.Line(type, value(), number);
    }

    String value() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
