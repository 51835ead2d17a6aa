package io.cloudconnect.sip;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A {@code sip:}, {@code sips:} or {@code tel:} URI.
 *
 * <p>Source: https://www.rfc-editor.org/rfc/rfc3261#section-19.1
 *
 * @param scheme in lower case
 * @param user before the {@code @}; the number of a {@code tel:} URI
 * @param host a name or an address, also a masked one such as {@code 172.YYY.YYY.YYY}; IPv6 without brackets; empty for
 *     {@code tel:}
 * @param headers what follows the question mark
 */
public record SipUri(
        String scheme,
        Optional<String> user,
        String host,
        OptionalInt port,
        Parameters parameters,
        Optional<String> headers) {

    private static final Literal SIP = Literal.anyCase("sip");
    private static final Literal SIPS = Literal.anyCase("sips");
    private static final Literal TEL = Literal.anyCase("tel");

    /** Reads a URI without angle brackets; empty where the text has no scheme of these. */
    public static Optional<SipUri> parse(String text) {
        byte[] bytes = Quoting.bytes(text);
        return parse(bytes, 0, bytes.length);
    }

    /** Reads the URI that stands here in a text. */
    static Optional<SipUri> parse(byte[] text, int start, int end) {
        int from = Quoting.skipBlanks(text, start, end);
        int to = Quoting.trimEnd(text, from, end);
        int colon = Quoting.firstOf(text, from, Math.min(from + 5, to), ':');
        if (colon == to || colon < from + 3 || colon > from + 4) {
            return Optional.empty();
        }
        String scheme = scheme(text, from, colon);
        if (scheme.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(scheme.equals("tel") ? tel(text, colon + 1, to) : sip(scheme, text, colon + 1, to));
    }

    private static String scheme(byte[] text, int from, int to) {
        if (to - from == 3) {
            return SIP.isAt(text, from, to) ? "sip" : TEL.isAt(text, from, to) ? "tel" : "";
        }
        return SIPS.isAt(text, from, to) ? "sips" : "";
    }

    private static SipUri sip(String scheme, byte[] text, int from, int to) {
        int end = Quoting.firstOf(text, from, to, '?');
        int at = end - 1;
        while (at >= from && text[at] != '@') {
            at--;
        }
        int host = at < from ? from : at + 1;
        int semicolon = Quoting.firstOf(text, host, end, ';');
        HostPort hostPort = HostPort.parse(text, host, semicolon);
        return new SipUri(
                scheme,
                at < from ? Optional.empty() : Optional.of(Quoting.text(text, from, at)),
                hostPort.host(),
                hostPort.port(),
                Parameters.parse(text, semicolon, end),
                end < to ? Optional.of(Quoting.text(text, end + 1, to)) : Optional.empty());
    }

    private static SipUri tel(byte[] text, int from, int to) {
        int semicolon = Quoting.firstOf(text, from, to, ';');
        return new SipUri(
                "tel",
                Optional.of(Quoting.text(text, from, semicolon)),
                "",
                OptionalInt.empty(),
                Parameters.parse(text, semicolon, to),
                Optional.empty());
    }

    /** The user part up to its own parameters or password: the number or name called. */
    public Optional<String> number() {
        return user.map(SipUri::number);
    }

    private static String number(String user) {
        int end = 0;
        while (end < user.length() && user.charAt(end) != ';' && user.charAt(end) != ':') {
            end++;
        }
        return user.substring(0, end);
    }

    /** Twilio's {@code tnx}: the SID of the Interconnect connection the request claims to come by. */
    public Optional<String> tnx() {
        return parameters.get("tnx");
    }

    /** {@code transport=tcp}. */
    public Optional<String> transport() {
        return parameters.get("transport");
    }

    @Override
    public String toString() {
        if (scheme.equals("tel")) {
            return "tel:" + user.orElse("") + parameters;
        }
        return scheme + ":" + user.map(text -> text + "@").orElse("") + new HostPort(host, port) + parameters
                + headers.map(text -> "?" + text).orElse("");
    }
}
