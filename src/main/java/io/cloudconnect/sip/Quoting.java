package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.List;

/** Splits and trims header text where quotes and angle brackets keep their content together. */
final class Quoting {
    private Quoting() {}

    /** Splits at this character outside of {@code "…"} and {@code <…>}. */
    static List<String> split(String text, char separator) {
        if (text.indexOf(separator) < 0) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        int depth = 0;
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
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
                parts.add(text.substring(start, index));
                start = index + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

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

    /** Where this character stands from here on; the end of the text where it does not. */
    static int firstOf(String text, int from, char c) {
        int index = text.indexOf(c, from);
        return index < 0 ? text.length() : index;
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

    static String unquote(String text) {
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
