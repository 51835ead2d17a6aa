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
        byte[] bytes = Quoting.bytes(value);
        return parse(bytes, 0, bytes.length);
    }

    /** Reads what stands here in a text. */
    static Optional<NameAddress> parse(byte[] text, int start, int end) {
        int from = Quoting.skipBlanks(text, start, end);
        int to = Quoting.trimEnd(text, from, end);
        int open = openBracket(text, from, to);
        if (open < 0) {
            // Without brackets every parameter belongs to the header (RFC 3261, 20.10).
            int semicolon = Quoting.firstOf(text, from, to, ';');
            return SipUri.parse(text, from, semicolon)
                    .map(uri -> new NameAddress(Optional.empty(), uri, Parameters.parse(text, semicolon, to)));
        }
        int close = Quoting.firstOf(text, open, to, '>');
        Optional<SipUri> uri = SipUri.parse(text, open + 1, close);
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        int semicolon = Quoting.firstOf(text, close, to, ';');
        return Optional.of(new NameAddress(name(text, from, open), uri.get(), Parameters.parse(text, semicolon, to)));
    }

    private static Optional<String> name(byte[] text, int from, int to) {
        String name = from == to ? "" : Quoting.unquoted(text, from, to);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static int openBracket(byte[] text, int from, int to) {
        boolean quoted = false;
        for (int index = from; index < to; index++) {
            byte c = text[index];
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
