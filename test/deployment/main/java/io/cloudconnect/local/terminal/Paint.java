package io.cloudconnect.local.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours by what they mean.
 *
 * @param on false: every text stays as it is
 */
public record Paint(boolean on) {
    private static final Pattern CODES = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

    public String title(String text) {
        return wrap("1", text);
    }

    public String good(String text) {
        return wrap("32", text);
    }

    public String bad(String text) {
        return wrap("31", text);
    }

    public String changed(String text) {
        return wrap("33", text);
    }

    public String value(String text) {
        return wrap("36", text);
    }

    public String quiet(String text) {
        return wrap("2", text);
    }

    /** The text without any colour. */
    public static String plain(String text) {
        return CODES.matcher(text).replaceAll("");
    }

    /** The first characters of a text, in their colours. */
    static String cut(String text, int length) {
        StringBuilder kept = new StringBuilder();
        Matcher codes = CODES.matcher(text);
        int shown = 0;
        for (int at = 0; at < text.length(); ) {
            if (codes.find(at) && codes.start() == at) {
                kept.append(codes.group());
                at = codes.end();
            } else {
                if (shown++ < length) {
                    kept.append(text.charAt(at));
                }
                at++;
            }
        }
        return kept.toString();
    }

    /**
     * A line in pieces of at most so many characters, broken between columns (two blanks), else at a blank; a word that
     * is longer stays whole.
     *
     * @param indent how far all but the first piece are indented
     */
    public static List<String> fold(String line, int width, int indent) {
        List<String> pieces = new ArrayList<>();
        String rest = line;
        while (plain(rest).length() > width) {
            int column = lastFitting("  ", rest, width, indent);
            int end = column < 0 ? lastFitting(" ", rest, width, indent) : column;
            if (end < 0) {
                break;
            }
            pieces.add(rest.substring(0, end).stripTrailing());
            rest = " ".repeat(indent) + rest.substring(end).stripLeading();
        }
        pieces.add(rest);
        return pieces;
    }

    /** Where the last gap begins that is right of the indent and before the width; -1 where there is none. */
    private static int lastFitting(String gap, String text, int width, int indent) {
        int best = -1;
        for (int at = text.indexOf(gap); at >= 0; at = text.indexOf(gap, at + 1)) {
            int shown = plain(text.substring(0, at)).stripTrailing().length();
            if (shown > indent && shown <= width) {
                best = at;
            }
        }
        return best;
    }

    private String wrap(String code, String text) {
        return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
