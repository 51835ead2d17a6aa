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

    /** Reads a URI without angle brackets; empty where the text has no scheme of these. */
    public static Optional<SipUri> parse(String text) {
        String uri = Quoting.strip(text);
        int colon = uri.indexOf(':');
        if (colon < 3 || colon > 4) {
            return Optional.empty();
        }
        String scheme = uri.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
        String rest = uri.substring(colon + 1);
        return switch (scheme) {
            case "sip", "sips" -> Optional.of(sip(scheme, rest));
            case "tel" -> Optional.of(tel(rest));
            default -> Optional.empty();
        };
    }

    private static SipUri sip(String scheme, String rest) {
        int at = rest.lastIndexOf('@', Quoting.firstOf(rest, 0, '?'));
        Optional<String> user = at < 0 ? Optional.empty() : Optional.of(rest.substring(0, at));
        int end = Quoting.firstOf(rest, at + 1, '?');
        Optional<String> headers = end < rest.length() ? Optional.of(rest.substring(end + 1)) : Optional.empty();
        int semicolon = Math.min(Quoting.firstOf(rest, at + 1, ';'), end);
        Parameters parameters = Parameters.parse(rest.substring(semicolon, end));
        HostPort hostPort = HostPort.parse(rest.substring(at + 1, semicolon));
        return new SipUri(scheme, user, hostPort.host(), hostPort.port(), parameters, headers);
    }

    private static SipUri tel(String rest) {
        int semicolon = Quoting.firstOf(rest, 0, ';');
        return new SipUri(
                "tel",
                Optional.of(rest.substring(0, semicolon)),
                "",
                OptionalInt.empty(),
                Parameters.parse(rest.substring(semicolon)),
                Optional.empty());
    }

    /** The user part up to its own parameters or password: the number or name called. */
    public Optional<String> number() {
        return user.map(text -> text.split("[;:]", 2)[0]);
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
