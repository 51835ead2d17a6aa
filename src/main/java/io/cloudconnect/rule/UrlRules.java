package io.cloudconnect.rule;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Which URLs Twilio takes. Each rule returns what it was given, or refuses it. */
public final class UrlRules {
    private static final Pattern SIP =
            Pattern.compile("sip:([^@\\s]+@)?[A-Za-z0-9.-]+(:\\d{1,5})?(;[^\\s]*)?(\\?[^\\s]*)?");

    private UrlRules() {}

    /** An absolute http or https address with a host. */
    public static String web(String text) {
        if (!isWeb(text)) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is no web address; write it as in https://example.com/disaster");
        }
        return text;
    }

    private static boolean isWeb(String text) {
        try {
            URI address = new URI(text);
            return address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Where Twilio sends calls: {@code sip:} and a host; Twilio takes no {@code sips:}. */
    public static String sip(String text) {
        if (!SIP.matcher(text).matches()) {
            throw new IllegalArgumentException(Quoted.of(text) + " is no SIP URL; write it as in sip:sbc.example.com"
                    + (text.startsWith("sips:") ? ";transport=tls, Twilio takes no sips:" : ""));
        }
        return TextRules.line(text);
    }
}
