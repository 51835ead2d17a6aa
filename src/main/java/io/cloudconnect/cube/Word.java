package io.cloudconnect.cube;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a configuration line as IOS splits it: at blanks, but not inside double quotes.
 *
 * @param text without the quotes, inner quotes resolved
 * @param start where it begins in the line
 * @param stray true when a quotation mark stands alone in it
 */
record Word(String text, int start, boolean stray) {

    static List<Word> split(String line) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (line.charAt(at) == ' ') {
                at++;
                continue;
            }
            int end = line.charAt(at) == '"' ? closingQuote(line, at) : -1;
            if (end > 0 && (end + 1 == line.length() || line.charAt(end + 1) == ' ')) {
                words.add(new Word(line.substring(at + 1, end).replace("\\\"", "\""), at, false));
                at = end + 1;
            } else {
                int blank = line.indexOf(' ', at);
                int stop = blank < 0 ? line.length() : blank;
                String text = line.substring(at, stop);
                words.add(new Word(text, at, text.replace("\\\"", "").contains("\"")));
                at = stop;
            }
        }
        return words;
    }

    private static int closingQuote(String line, int open) {
        for (int at = open + 1; at < line.length(); at++) {
            if (line.charAt(at) == '\\') {
                at++;
            } else if (line.charAt(at) == '"') {
                return at;
            }
        }
        return -1;
    }
}
