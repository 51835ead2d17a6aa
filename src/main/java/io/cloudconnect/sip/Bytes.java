package io.cloudconnect.sip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Questions to text that is still bytes. Traces have gigabytes of it; only what is wanted becomes a string. */
final class Bytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
    private static final long DOTS = 0x2E2E2E2E2E2E2E2EL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final boolean[] TOKEN = tokens();

    private Bytes() {}

    /** Characters to ask for, as bytes, one each: a constant, since text would be asked for its letters every time. */
    static byte[] of(String characters) {
        return characters.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Eight bytes as one number, the first of them lowest. */
    static long eight(byte[] bytes, int from) {
        return (long) EIGHT.get(bytes, from);
    }

    /** The next line feed, eight bytes at a time; -1 where there is none. */
    static int newline(byte[] bytes, int from, int to) {
        int index = from;
        for (int last = to - Long.BYTES; index <= last; index += Long.BYTES) {
            long found = zeros(eight(bytes, index) ^ NEWLINES);
            if (found != 0) {
                return index + bytesBelow(found);
            }
        }
        for (; index < to; index++) {
            if (bytes[index] == '\n') {
                return index;
            }
        }
        return -1;
    }

    /** The next dot, line feed or byte that is no ASCII, eight bytes at a time; the end where there is none. */
    static int dotOrOdd(byte[] bytes, int from, int to) {
        int index = from;
        for (int last = to - Long.BYTES; index <= last; index += Long.BYTES) {
            long word = eight(bytes, index);
            long found = zeros(word ^ DOTS) | zeros(word ^ NEWLINES) | word & HIGH_BITS;
            if (found != 0) {
                return index + bytesBelow(found);
            }
        }
        while (index < to && bytes[index] != '.' && bytes[index] != '\n' && bytes[index] >= 0) {
            index++;
        }
        return index;
    }

    /** Sets the high bit of each byte that is zero; the lowest such bit is exact. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
    }

    /**
     * How many bytes stand below the lowest high bit; what the JDK has for it takes longer until it is compiled well.
     */
    private static int bytesBelow(long highBits) {
        long below = (highBits & -highBits) - 1 & ONES;
        return (int) (below * ONES >>> Long.SIZE - Byte.SIZE) - 1;
    }

    /** Takes back the CR and LF before the beginning of a line. */
    static int beforeLineEnd(byte[] bytes, int next) {
        int end = next > 0 && bytes[next - 1] == '\n' ? next - 1 : next;
        return end > 0 && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    /** A number that is mostly another for another text: of its length, its ends and its middle. */
    static int sample(byte[] bytes, int from, int to) {
        int length = to - from;
        long mixed = length;
        if (length < Long.BYTES) {
            for (int index = from; index < to; index++) {
                mixed = mixed * 31 + bytes[index];
            }
        } else {
            mixed = mix(mixed, eight(bytes, from));
            mixed = mix(mixed, eight(bytes, from + (length - Long.BYTES) / 2));
            mixed = mix(mixed, eight(bytes, to - Long.BYTES));
            mixed = length < 3 * Long.BYTES ? mixed : mix(mixed, eight(bytes, to - 2 * Long.BYTES));
        }
        return (int) (mixed ^ mixed >>> 32);
    }

    /** A number that is another for nearly every other text. */
    static int hash(byte[] bytes, int from, int to) {
        long mixed = to - from;
        int index = from;
        for (int last = to - Long.BYTES; index <= last; index += Long.BYTES) {
            mixed = mix(mixed, eight(bytes, index));
        }
        for (; index < to; index++) {
            mixed = mix(mixed, bytes[index]);
        }
        return (int) (mixed ^ mixed >>> 32);
    }

    private static long mix(long mixed, long word) {
        return (mixed ^ word) * 0x9E3779B97F4A7C15L;
    }

    static int indexOf(byte[] bytes, int from, int to, int wanted) {
        for (int index = from; index < to; index++) {
            if (bytes[index] == wanted) {
                return index;
            }
        }
        return -1;
    }

    static int skipBlanks(byte[] bytes, int from, int to) {
        int index = from;
        while (index < to && isBlank(bytes[index])) {
            index++;
        }
        return index;
    }

    static int trimEnd(byte[] bytes, int from, int to) {
        int index = to;
        while (index > from && bytes[index - 1] >= 0 && bytes[index - 1] <= ' ') {
            index--;
        }
        return index;
    }

    /** The end of a run of digits. */
    static int skipDigits(byte[] bytes, int from, int to) {
        int index = from;
        while (index < to && isDigit(bytes[index])) {
            index++;
        }
        return index;
    }

    /** The number in these digits; what is longer than 18 digits is cut. */
    static long number(byte[] bytes, int from, int to) {
        long value = 0;
        int end = Math.min(to, from + 18);
        for (int index = from; index < end; index++) {
            value = value * 10 + bytes[index] - '0';
        }
        return value;
    }

    /** The number in two digits; -1 where there are not two of them. */
    static int twoDigits(byte[] bytes, int from) {
        return isDigit(bytes[from]) && isDigit(bytes[from + 1]) ? (bytes[from] - '0') * 10 + bytes[from + 1] - '0' : -1;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isLetter(byte b) {
        int c = b | 0x20;
        return c >= 'a' && c <= 'z';
    }

    static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    }

    /** A character of a token. Source: https://www.rfc-editor.org/rfc/rfc3261#section-25.1 */
    static boolean isToken(byte b) {
        return b >= 0 && TOKEN[b];
    }

    private static boolean[] tokens() {
        boolean[] tokens = new boolean[128];
        for (byte b = 0; b >= 0 && b < 127; b++) {
            tokens[b] = isLetter(b) || isDigit(b) || "-.!%*_+`'~".indexOf(b) >= 0;
        }
        return tokens;
    }
}
