package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parts and trims header text where quotes and angle brackets keep their content together. */
final class Quoting {
    private static final byte[] NO_BREAK = "\u00A0".getBytes(StandardCharsets.UTF_8);

    private Quoting() {}

    /** The words between blanks; one empty word where there is none. */
    static String[] words(String text) {
        List<String> words = new ArrayList<>();
        int index = 0;
        while (index < text.length()) {
            int from = index;
            while (index < text.length() && !isBlank(text.charAt(index))) {
                index++;
            }
            if (index > from) {
                words.add(text.substring(from, index));
            }
            index++;
        }
        return words.isEmpty() ? new String[] {""} : words.toArray(String[]::new);
    }

    /** True for one to so many digits. */
    static boolean isNumber(String text, int most) {
        if (text.isEmpty() || text.length() > most) {
            return false;
        }
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) < '0' || text.charAt(index) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Trims blanks, the no-break blank of copied web pages included. */
    static String strip(String text) {
        int from = skipBlanks(text, 0, text.length());
        return text.substring(from, trimEnd(text, from, text.length()));
    }

    static int skipBlanks(String text, int from, int to) {
        int index = from;
        while (index < to && isBlank(text.charAt(index))) {
            index++;
        }
        return index;
    }

    static int trimEnd(String text, int from, int to) {
        int index = to;
        while (index > from && isBlank(text.charAt(index - 1))) {
            index--;
        }
        return index;
    }

    /** Where the part of a text ends that begins here: at this character outside of {@code "…"} and {@code <…>}. */
    static int partEnd(byte[] text, int from, int to, char separator) {
        boolean quoted = false;
        int depth = 0;
        for (int index = from; index < to; index++) {
            byte c = text[index];
            if (c > '>' && c != '\\') {
                // Most are letters, which mean nothing here.
                continue;
            }
            if (quoted) {
                if (c == '\\') {
                    index++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '<') {
                depth++;
            } else if (c == '>') {
                depth = Math.max(0, depth - 1);
            } else if (c == separator && depth == 0) {
                return index;
            }
        }
        return to;
    }

    /** Where this character stands first; the end where it does not. */
    static int firstOf(byte[] text, int from, int to, char c) {
        int index = Bytes.indexOf(text, from, to, c);
        return index < 0 ? to : index;
    }

    static String text(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What stands here, without blanks around it and without the quotes around that. */
    static String unquoted(byte[] text, int from, int to) {
        int start = skipBlanks(text, from, to);
        String value = text(text, start, trimEnd(text, start, to));
        return start < to && text[start] == '"' ? unquote(value) : value;
    }

    static int skipBlanks(byte[] bytes, int from, int to) {
        int index = from;
        while (index < to && bytes[index] <= ' ') {
            int length = blank(bytes, index, to);
            if (length == 0) {
                break;
            }
            index += length;
        }
        return index;
    }

    static int trimEnd(byte[] bytes, int from, int to) {
        int index = to;
        while (index > from && bytes[index - 1] <= ' ') {
            if (bytes[index - 1] >= 0) {
                index--;
            } else if (index - 2 >= from && blank(bytes, index - 2, index) == 2) {
                index -= 2;
            } else {
                break;
            }
        }
        return index;
    }

    /** The end of the word that begins here. */
    static int wordEnd(byte[] bytes, int from, int to) {
        int index = from;
        while (index < to && (bytes[index] > ' ' || blank(bytes, index, to) == 0)) {
            index++;
        }
        return index;
    }

    /** How many bytes the blank here has; 0 where there is none. */
    private static int blank(byte[] bytes, int at, int to) {
        if (bytes[at] >= 0) {
            return bytes[at] <= ' ' ? 1 : 0;
        }
        return at + 1 < to && bytes[at] == NO_BREAK[0] && bytes[at + 1] == NO_BREAK[1] ? 2 : 0;
    }

    /** The number of one to nine digits between blanks; -1 where there is none. */
    static int number(byte[] bytes, int from, int to) {
        if (to - from <= 9 && to > from && Bytes.skipDigits(bytes, from, to) == to) {
            return (int) Bytes.number(bytes, from, to);
        }
        String digits = text(bytes, from, to).strip();
        return isNumber(digits, 9) ? Integer.parseInt(digits) : -1;
    }

    private static String unquote(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return text;
        }
        String inner = text.substring(1, text.length() - 1);
        return inner.indexOf('\\') < 0 ? inner : inner.replaceAll("\\\\(.)", "$1");
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00A0';
    }
}
