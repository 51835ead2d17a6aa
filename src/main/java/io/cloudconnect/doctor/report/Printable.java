package io.cloudconnect.doctor.report;

/**
 * Text of a trace as it may be shown. A trace may hold anything: commands to a terminal, line ends no one sees, signs
 * that turn the reading direction round. Each of them becomes {@code U+FFFD}.
 */
public final class Printable {
    private static final int INSTEAD = 0xFFFD;

    private Printable() {}

    /** One line; a tab becomes a blank. */
    public static String line(String text) {
        return of(text.replace('\t', ' '), "");
    }

    /** The text, but for control characters that are not among those allowed. */
    static String of(String text, String allowed) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point ->
                        shown.appendCodePoint(isShown(point) || allowed.indexOf(point) >= 0 ? point : INSTEAD));
        return shown.toString();
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> (point & 0xFFFE) != 0xFFFE;
        };
    }
}
