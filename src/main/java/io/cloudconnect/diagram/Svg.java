package io.cloudconnect.diagram;

import java.util.Locale;

/** Writes an SVG file: boxes, words and lines, in whole pixels, the same bytes for the same calls. */
final class Svg {
    private static final String FONT = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";

    /** What a letter takes of its size, on average and a little more, in the fonts above. */
    private static final double LETTER_WIDTH = 0.54;

    private static final double STRONG_LETTER_WIDTH = 0.66;

    private final StringBuilder body = new StringBuilder();
    private final String style;

    /** @param style CSS for the classes the shapes name */
    Svg(String style) {
        this.style = style;
    }

    Svg box(String style, int x, int y, int width, int height) {
        return line(
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>",
                style, x, y, width, height);
    }

    Svg text(String style, int x, int y, String words) {
        return line("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", style, x, y, escaped(words));
    }

    /** Words around a point. */
    Svg centred(String style, int x, int y, String words) {
        return line(
                "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>", style, x, y, escaped(words));
    }

    /** A line with an arrow at its end. */
    Svg arrow(String style, String path) {
        return line("<path class=\"%s\" d=\"%s\" marker-end=\"url(#arrow)\"/>", style, path);
    }

    /** A line with an arrow at both ends. */
    Svg bothWays(String style, String path) {
        return line(
                "<path class=\"%s\" d=\"%s\" marker-start=\"url(#arrow)\" marker-end=\"url(#arrow)\"/>", style, path);
    }

    Svg stroke(String style, String path) {
        return line("<path class=\"%s\" d=\"%s\"/>", style, path);
    }

    /** Shortens words that would leave their box. */
    static String fitting(String words, int width, int size) {
        return shortened(words, (int) (width / (size * LETTER_WIDTH)));
    }

    /** Shortens a name in its middle: ids differ at their ends. */
    static String fittingId(String id, int width, int size) {
        int room = (int) (width / (size * LETTER_WIDTH));
        int head = (room - 1) / 2;
        return id.length() <= room ? id : id.substring(0, head) + "…" + id.substring(id.length() - (room - 1 - head));
    }

    /** Whether the words stay in their box. */
    static boolean fits(String words, int width, int size) {
        return fitting(words, width, size).equals(words);
    }

    /** Shortens words in bold letters. */
    static String strongFitting(String words, int width, int size) {
        return shortened(words, (int) (width / (size * STRONG_LETTER_WIDTH)));
    }

    private static String shortened(String words, int room) {
        return words.length() <= room
                ? words
                : words.substring(0, Math.max(1, room - 1)).stripTrailing() + "…";
    }

    /** @param description what somebody who does not see the picture is told */
    String document(int width, int height, String title, String description) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="%s" role="img" aria-labelledby="title description">
                  <title id="title">%s</title>
                  <desc id="description">%s</desc>
                  <style>
                %s
                  </style>
                  <defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="11" markerHeight="11" orient="auto-start-reverse"><path class="head" d="M0 0 10 5 0 10z"/></marker></defs>
                  <rect class="ground" width="%d" height="%d"/>
                %s</svg>
                """
                .formatted(
                        width,
                        height,
                        width,
                        height,
                        FONT,
                        escaped(title),
                        escaped(description),
                        style.strip().indent(4).stripTrailing(),
                        width,
                        height,
                        body);
    }

    private Svg line(String format, Object... values) {
        body.append("  ").append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
