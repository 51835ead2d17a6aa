package io.cloudconnect.cube;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern of a SIP profile rule. IOS promises {@code . * + [] [^] () \1 ^ $} and no more.
 *
 * <p>Source:
 * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/voice/cube/ios-xe/config/ios-xe-book/m_voi-sip-param-mod.html
 */
final class ProfilePattern {
    private final String text;
    private final Dialect dialect;
    private final StringBuilder java = new StringBuilder();
    private String complaint = "";
    private int depth;

    private ProfilePattern(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** What IOS does not take in this pattern, in words; empty when it takes it. */
    static Optional<String> complaint(String text) {
        ProfilePattern pattern = new ProfilePattern(text, Dialect.DOCUMENTED);
        pattern.translate();
        return Optional.of(pattern.complaint).filter(words -> !words.isEmpty());
    }

    /**
     * The same pattern for Java.
     *
     * @throws IllegalArgumentException when IOS does not take it
     */
    static Pattern compile(String text, Dialect dialect) {
        ProfilePattern pattern = new ProfilePattern(text, dialect);
        pattern.translate();
        if (!pattern.complaint.isEmpty()) {
            throw new IllegalArgumentException("pattern \"" + text + "\" " + pattern.complaint);
        }
        return Pattern.compile(pattern.java.toString());
    }

    private void translate() {
        int at = 0;
        while (at < text.length() && complaint.isEmpty()) {
            char character = text.charAt(at);
            switch (character) {
                case '\\' -> at = escaped(at);
                case '[' -> at = characterClass(at);
                case '(' -> at = group(at);
                case ')' -> {
                    if (--depth < 0) {
                        complaint = "closes a group that is not open";
                    }
                    java.append(')');
                }
                case '|' -> alternation();
                case '{', '}' -> complaint = "counts repetitions by {}, which IOS does not have";
                case '?' -> complaint = "contains ?, which IOS takes for a call for help";
                case '*', '+' -> at = repetition(at);
                case '.', '^', '$' -> java.append(character);
                default -> java.append(Pattern.quote(String.valueOf(character)));
            }
            at++;
        }
        if (complaint.isEmpty() && depth > 0) {
            complaint = "opens a group that is not closed";
        }
    }

    private void alternation() {
        if (dialect == Dialect.DOCUMENTED) {
            complaint = "chooses by |, which IOS does not promise";
        }
        java.append('|');
    }

    private int group(int at) {
        if (text.startsWith("(?", at)) {
            complaint = "contains (?, look-around or a group without a number, which IOS does not have";
        }
        depth++;
        java.append('(');
        return at;
    }

    private int repetition(int at) {
        if (at == 0 || text.startsWith("**", at - 1) || text.startsWith("+", at - 1) && text.charAt(at) == '+') {
            complaint = "repeats nothing with " + text.charAt(at);
        }
        java.append(text.charAt(at));
        return at;
    }

    private int escaped(int at) {
        if (at + 1 == text.length()) {
            complaint = "ends in a lone backslash";
            return at;
        }
        char next = text.charAt(at + 1);
        if (Character.isLetterOrDigit(next)) {
            complaint = "contains \\" + next + ", which IOS does not have; it has no short forms of classes";
        }
        java.append(Pattern.quote(String.valueOf(next)));
        return at + 1;
    }

    private int characterClass(int at) {
        int from = text.startsWith("[^", at) ? at + 2 : at + 1;
        // A closing bracket in the first place is one of the characters.
        int end = text.indexOf(']', from + 1);
        if (end < 0) {
            complaint = "opens a class that is not closed";
            return at;
        }
        java.append(text, at, from);
        for (char character : text.substring(from, end).toCharArray()) {
            java.append("[]&\\^".indexOf(character) >= 0 ? "\\" : "").append(character);
        }
        java.append(']');
        return end;
    }

    /** Which patterns count as legal. */
    enum Dialect {
        /** What Cisco documents. */
        DOCUMENTED,
        /** With alternation, which releases of 2019 took all the same. */
        WITH_ALTERNATION
    }
}
