package io.cloudconnect.rule;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What a text may look like. Each rule returns what it was given, or refuses it. */
public final class TextRules {
    private TextRules() {}

    /** A text of one line, not empty. */
    public static String line(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("is empty; write a value, or leave the field out");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " has a line break or another control character; write one line");
        }
        return text;
    }

    /** A text of one line, not empty, of at most so many characters. */
    public static UnaryOperator<String> line(int longest) {
        return text -> {
            if (text.length() > longest) {
                throw new IllegalArgumentException(
                        Quoted.of(text) + " has " + text.length() + " characters; write at most " + longest);
            }
            return line(text);
        };
    }

    /** One line of ASCII, which is all that IOS XE takes. */
    public static String asciiLine(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(Quoted.of(text)
                    + " has characters a router does not take; write one line of ASCII, a list entry per line");
        }
        return text;
    }

    /** A text that a pattern matches as a whole. */
    public static UnaryOperator<String> shaped(String pattern, String what, String example) {
        Pattern shape = Pattern.compile(pattern);
        return text -> {
            if (!shape.matcher(text).matches()) {
                throw new IllegalArgumentException(Quoted.of(text) + " is no " + what + "; write it as in " + example);
            }
            return text;
        };
    }
}
