package io.cloudconnect.sip;

import java.util.Optional;

/**
 * The value of {@code From}, {@code To}, {@code Contact}, {@code Route}, {@code Record-Route},
 * {@code P-Asserted-Identity} and the like.
 *
 * <p>Source: https://www.rfc-editor.org/rfc/rfc3261#section-20.10
 *
 * @param parameters those of the header, not of the URI
 */
public record NameAddress(Optional<String> displayName, SipUri uri, Parameters parameters) {
    /** Reads {@code "Name" <sip:…>;tag=…} or {@code sip:…;tag=…}; empty where there is no URI in it. */
    public static Optional<NameAddress> parse(String value) {
        String text = Quoting.strip(value);
        int open = openBracket(text);
        if (open < 0) {
            // Without brackets every parameter belongs to the header (RFC 3261, 20.10).
            int semicolon = text.indexOf(';') < 0 ? text.length() : text.indexOf(';');
            Parameters parameters = Parameters.parse(text.substring(semicolon));
            return SipUri.parse(text.substring(0, semicolon))
                    .map(uri -> new NameAddress(Optional.empty(), uri, parameters));
        }
        int close = text.indexOf('>', open) < 0 ? text.length() : text.indexOf('>', open);
        String name = Quoting.unquote(Quoting.strip(text.substring(0, open)));
        int semicolon = text.indexOf(';', close) < 0 ? text.length() : text.indexOf(';', close);
        return SipUri.parse(text.substring(open + 1, close))
                .map(uri -> new NameAddress(
                        name.isEmpty() ? Optional.empty() : Optional.of(name),
                        uri,
                        Parameters.parse(text.substring(semicolon))));
    }

    private static int openBracket(String text) {
        boolean quoted = false;
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c == '\\' && quoted) {
                index++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '<' && !quoted) {
                return index;
            }
        }
        return -1;
    }

    /** The dialog tag of this side. */
    public Optional<String> tag() {
        return parameters.get("tag");
    }

    @Override
    public String toString() {
        return displayName.map(name -> "\"" + name + "\" ").orElse("") + "<" + uri + ">" + parameters;
    }
}
