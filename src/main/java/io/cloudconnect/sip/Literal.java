package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;

/** A word to look for in text that is still bytes. Eight of its bytes are one number, and are compared in one step. */
final class Literal {
    private final byte[] bytes;
    private final int length;
    private final boolean folded;

    /** Of the first and of the last eight bytes, or of all there are. */
    private final long first;

    private final long last;

    /** The bits of these that count, and those that make a small letter of a capital. */
    private final long counted;

    private final long firstFold;
    private final long lastFold;

    private Literal(byte[] bytes, boolean folded) {
        this.bytes = bytes;
        this.length = bytes.length;
        this.folded = folded;
        int end = Math.min(length, Long.BYTES);
        this.counted = end == Long.BYTES ? -1 : (1L << end * Byte.SIZE) - 1;
        this.first = number(bytes, 0, end);
        this.last = number(bytes, length - end, length);
        this.firstFold = folded ? fold(first) : 0;
        this.lastFold = folded ? fold(last) : 0;
    }

    /** Characters as they stand, a byte each. */
    static Literal of(String characters) {
        return new Literal(Bytes.of(characters), false);
    }

    /** Characters in any case; to be given in small letters. */
    static Literal anyCase(String characters) {
        return new Literal(Bytes.of(characters), true);
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int index = to - 1; index >= from; index--) {
            number = number << Byte.SIZE | bytes[index] & 0xFF;
        }
        return number;
    }

    private static long fold(long number) {
        long fold = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            fold |= Bytes.isLetter((byte) (number >>> shift)) ? 0x20L << shift : 0;
        }
        return fold;
    }

    int length() {
        return length;
    }

    /** True where it stands here. */
    boolean isAt(byte[] text, int from, int to) {
        if (to - from < length) {
            return false;
        }
        if (from + Long.BYTES > text.length) {
            return isShortAt(text, from);
        }
        return (Bytes.eight(text, from) & counted | firstFold) == first
                && (length <= Long.BYTES || isRestAt(text, from));
    }

    private boolean isRestAt(byte[] text, int from) {
        return (Bytes.eight(text, from + length - Long.BYTES) | lastFold) == last
                && (length <= 2 * Long.BYTES || isMiddleAt(text, from));
    }

    private boolean isMiddleAt(byte[] text, int from) {
        for (int at = Long.BYTES; at < length - Long.BYTES; at += Long.BYTES) {
            long own = Bytes.eight(bytes, at);
            if ((Bytes.eight(text, from + at) | (folded ? fold(own) : 0)) != own) {
                return false;
            }
        }
        return true;
    }

    /** Byte by byte, near the end of the text, where no eight of them are left. */
    private boolean isShortAt(byte[] text, int from) {
        for (int index = 0; index < length; index++) {
            byte found = text[from + index];
            if ((folded ? Bytes.lower(found) : found) != bytes[index]) {
                return false;
            }
        }
        return true;
    }

    /** True where it is all that stands here. */
    boolean is(byte[] text, int from, int to) {
        return to - from == length && isAt(text, from, to);
    }

    /** True where it stands before this end. */
    boolean endsAt(byte[] text, int from, int to) {
        return to - from >= length && isAt(text, to - length, to);
    }

    /** Where it stands first; -1 where it does not. */
    int find(byte[] text, int from, int to) {
        byte begin = bytes[0];
        int last = to - length;
        for (int index = from; index <= last; index++) {
            if ((folded || text[index] == begin) && isAt(text, index, to)) {
                return index;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
