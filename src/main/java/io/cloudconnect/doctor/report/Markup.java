package io.cloudconnect.doctor.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML and SVG. Whatever stands between tags or in an attribute is escaped here, and nowhere else is markup
 * made: a trace may hold anything.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn, an empty value leaves the attribute out. */
    Markup open(String element, String... attributes) {
        begin(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** An element without content, as SVG, {@code <meta>} and {@code <input>} have them. */
    Markup empty(String element, String... attributes) {
        begin(element, attributes);
        out.append(element.equals("meta") || element.equals("input") ? ">" : "/>");
        return this;
    }

    private void begin(String element, String... attributes) {
        out.append('<').append(element);
        for (int index = 0; index + 1 < attributes.length; index += 2) {
            if (!attributes[index + 1].isEmpty()) {
                out.append(' ').append(attributes[index]).append("=\"");
                escape(attributes[index + 1]);
                out.append('"');
            }
        }
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Opens, writes and closes. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A line end, for people who look at the source. */
    Markup line() {
        out.append('\n');
        return this;
    }

    /** The page's own style sheet, the only thing that is not escaped. */
    Markup style(String sheet) {
        out.append("<style>").append(sheet).append("</style>");
        return this;
    }

    private void escape(String text) {
        Printable.of(text, "\n\t").codePoints().forEach(point -> {
            switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(point);
            }
        });
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
