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
            int semicolon = Quoting.firstOf(text, 0, ';');
            return of("", text.substring(0, semicolon), text.substring(semicolon));
        }
        int close = Quoting.firstOf(text, open, '>');
        String name = Quoting.unquote(Quoting.strip(text.substring(0, open)));
        int semicolon = Quoting.firstOf(text, close, ';');
        return of(name, text.substring(open + 1, close), text.substring(semicolon));
    }

    private static Optional<NameAddress> of(String name, String uriText, String parameters) {
        Optional<SipUri> uri = SipUri.parse(uriText);
        return uri.isEmpty()
                ? Optional.empty()
                : Optional.of(new NameAddress(
                        name.isEmpty() ? Optional.empty() : Optional.of(name),
                        uri.get(),
                        Parameters.parse(parameters)));
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
