package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;

/** Steps through the words between blanks of a text that is still bytes; only what is wanted becomes a string. */
final class ByteWords {
    private final byte[] bytes;
    private final int end;
    private int from;
    private int to;

    ByteWords(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        this.to = from;
    }

    /** Steps to the next word; where there is none, the word is empty. */
    boolean advance() {
        from = Quoting.skipBlanks(bytes, to, end);
        to = Quoting.wordEnd(bytes, from, end);
        return to > from;
    }

    int length() {
        return to - from;
    }

    String text() {
        return text(to);
    }

    /** The word, for which no string is made where it is the usual one. */
    String text(String usual) {
        if (length() != usual.length()) {
            return text();
        }
        for (int index = from; index < to; index++) {
            if (bytes[index] != usual.charAt(index - from)) {
                return text();
            }
        }
        return usual;
    }

    String textBeforeSlash() {
        return text(slash(from));
    }

    /** The number it is; -1 where it is none. */
    int number() {
        return Quoting.number(bytes, from, to);
    }

    /** The number before its first slash; -1 where there is none. */
    int numberBeforeSlash() {
        return Quoting.number(bytes, from, slash(from));
    }

    /** The number between its first slash and the next; -1 where there is none. */
    int numberBehindSlash() {
        int start = Math.min(slash(from) + 1, to);
        return Quoting.number(bytes, start, slash(start));
    }

    private int slash(int start) {
        int slash = Bytes.indexOf(bytes, start, to, '/');
        return slash < 0 ? to : slash;
    }

    private String text(int stop) {
        return new String(bytes, from, stop - from, StandardCharsets.UTF_8);
    }
}
