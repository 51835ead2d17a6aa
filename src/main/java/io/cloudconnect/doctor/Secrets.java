package io.cloudconnect.doctor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no answer shows, asked for or not: whoever reads it could listen to the call, or find the password. */
public final class Secrets {
    static final String MASK = "***";

    private static final Pattern KEPT_AND_SECRET = Pattern.compile("(?i)"
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

    private static String kept(Matcher found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return "";
    }
}
