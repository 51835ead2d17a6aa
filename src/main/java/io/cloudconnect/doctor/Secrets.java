package io.cloudconnect.doctor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no answer shows, asked for or not: whoever reads it could listen to the call, or find the password. */
public final class Secrets {
    static final String MASK = "***";

    /** What the pattern takes for a blank, and no more: a name may hold blanks of other scripts. */
    private static final String BLANKS = " \t\n\u000B\f\r";

    static final Pattern KEPT_AND_SECRET = Pattern.compile("(?i)"
            // Media keys: RFC 4568 section 9.1, RFC 4567 section 3.1, RFC 8866 section 5.12, RFC 8839 section 5.4.
            + "(inline:)[^|\\s]+"
            + "|(^\\s*a=key-mgmt:\\S+\\s).+"
            + "|(^\\s*k=(?:clear|base64|uri):).+"
            + "|(^\\s*a=ice-pwd:).+"
            // Credentials: RFC 3261 section 22.4; other schemes than Digest send the secret itself.
            + "|(\\b(?:response|rspauth)\\s*=\\s*\"?)[0-9a-f]{16,}"
            + "|(^\\s*(?:proxy-)?authorization\\s*:\\s*(?!digest\\b)\\S+\\s).+"
            // A password in a URI: RFC 3261 section 19.1.1.
            + "|(\\bsips?:[^@:;<>\\s]{1,80}:)[^@<>\\s]+(?=@)");

    private Secrets() {}

    /** The line with stars in the place of each. */
    public static String mask(String line) {
        if (!mayHold(line)) {
            return line;
        }
        Matcher found = KEPT_AND_SECRET.matcher(line);
        if (!found.find()) {
            return line;
        }
        StringBuilder masked = new StringBuilder();
        do {
            found.appendReplacement(masked, Matcher.quoteReplacement(kept(found) + MASK));
        } while (found.find());
        return found.appendTail(masked).toString();
    }

    /** Whether the pattern is worth a try: it tries itself at each character, and hardly any line holds a secret. */
    static boolean mayHold(String line) {
        for (int at = 0; at < line.length(); at++) {
            char character = line.charAt(at);
            if (character == '=' && mayHoldAfterEquals(line, at) || character == ':' && mayHoldAfterColon(line, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayHoldAfterEquals(String line, int equals) {
        int end = equals;
        while (end > 0 && Character.isWhitespace(line.charAt(end - 1))) {
            end--;
        }
        return endsWith(line, end, "response")
                || endsWith(line, end, "rspauth")
                || endsWith(line, end, "k")
                || endsWith(line, end, "a")
                        && (line.regionMatches(true, equals + 1, "k", 0, 1)
                                || line.regionMatches(true, equals + 1, "i", 0, 1));
    }

    private static boolean mayHoldAfterColon(String line, int colon) {
        int end = colon;
        while (end > 0 && Character.isWhitespace(line.charAt(end - 1))) {
            end--;
        }
        if (endsWith(line, end, "inline") || endsWith(line, end, "authorization")) {
            return true;
        }
        return (endsWith(line, end, "sip") || endsWith(line, end, "sips")) && hasPassword(line, colon + 1);
    }

    /** A password stands between a second colon and the @; without one it is the port that stands there. */
    private static boolean hasPassword(String line, int user) {
        int colon = skip(line, user, "@:;<>" + BLANKS);
        return colon < line.length() && line.charAt(colon) == ':' && endsAtHost(line, colon + 1);
    }

    private static boolean endsAtHost(String line, int password) {
        int end = skip(line, password, "@<>" + BLANKS);
        return end < line.length() && line.charAt(end) == '@';
    }

    /** Where the first of these stands, or the line ends. */
    private static int skip(String line, int from, String ends) {
        int at = from;
        while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static boolean endsWith(String line, int end, String word) {
        return line.regionMatches(true, end - word.length(), word, 0, word.length());
    }

    private static String kept(Matcher found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return "";
    }
}
