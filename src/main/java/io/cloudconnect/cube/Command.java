package io.cloudconnect.cube;

/**
 * One line of configuration. The only place that decides which characters reach the router.
 *
 * @param text printable ASCII without {@code ?}, which IOS takes for a call for help; at most {@link #LONGEST}
 *     characters; no line break, so no value can smuggle in a second line
 */
public record Command(String text) implements Statement {
    /** Longest line we write. Cisco publishes no limit for IOS XE 17; 254 is what its older parser buffers hold. */
    public static final int LONGEST = 254;

    public Command {
        if (text.isBlank() || !text.equals(text.strip())) {
            throw new IllegalArgumentException("a configuration line must not be blank nor begin or end with a blank");
        }
        // No stream: a site has hundreds of lines.
        for (int index = 0; index < text.length(); index++) {
            if (isForbidden(text.charAt(index))) {
                throw new IllegalArgumentException("configuration line \"" + printable(text) + "\" contains "
                        + name(text.charAt(index)) + "; use printable ASCII without ?");
            }
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("configuration line \"" + text.substring(0, 40) + "…\" has "
                    + text.length() + " characters; " + LONGEST + " is the most");
        }
    }

    /**
     * Puts a value into double quotes; a quote inside it is written {@code \"}.
     *
     * @param value the value
     * @return the value as IOS XE takes it
     */
    public static String quoted(String value) {
        return '"' + value.replace("\"", "\\\"") + '"';
    }

    /** True for what must not stand in a configuration line. */
    static boolean isForbidden(int character) {
        return character < ' ' || character > '~' || character == '?';
    }

    /** How messages call a character: {@code "?"} or {@code U+000A}. */
    static String name(int character) {
        return character > ' ' && character <= '~' ? "\"" + (char) character + "\"" : "U+%04X".formatted(character);
    }

    /** The text with everything that would disturb a message made visible. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars()
                .forEach(character -> shown.append(
                        character < ' ' || character == 127 ? "\\u%04x".formatted(character) : (char) character + ""));
        return shown.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
