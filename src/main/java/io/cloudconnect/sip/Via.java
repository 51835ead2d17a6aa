package io.cloudconnect.sip;

import io.cloudconnect.twilio.SipTransport;
import java.util.List;
import java.util.Optional;

/**
 * One value of a {@code Via} header: a hop the request took.
 *
 * <p>Source: https://www.rfc-editor.org/rfc/rfc3261#section-20.42
 *
 * @param transport as written: {@code TCP}
 * @param sentBy where the sender wants the response
 */
public record Via(String transport, HostPort sentBy, Parameters parameters) {
    private static final List<SipTransport> KNOWN = List.of(SipTransport.values());

    /** Reads {@code SIP/2.0/TCP host:port;branch=…}; empty where it is not of that shape. */
    public static Optional<Via> parse(String value) {
        String text = Quoting.strip(value);
        int slash = text.indexOf('/', text.indexOf('/') + 1);
        if (slash < 0 || !text.regionMatches(true, 0, "SIP", 0, 3)) {
            return Optional.empty();
        }
        int from = slash + 1;
        while (from < text.length() && text.charAt(from) <= ' ') {
            from++;
        }
        int blank = from;
        while (blank < text.length() && text.charAt(blank) > ' ' && text.charAt(blank) != ';') {
            blank++;
        }
        int semicolon = Quoting.firstOf(text, blank, ';');
        return Optional.of(new Via(
                text.substring(from, blank),
                HostPort.parse(text.substring(blank, semicolon)),
                Parameters.parse(text.substring(semicolon))));
    }

    /** The transaction's id. */
    public Optional<String> branch() {
        return parameters.get("branch");
    }

    /** The address the receiver saw the request come from. */
    public Optional<String> received() {
        return parameters.get("received");
    }

    /** The port the receiver saw the request come from. */
    public Optional<String> rport() {
        return parameters.get("rport");
    }

    /** The transport, where it is one Twilio speaks. */
    public Optional<SipTransport> sipTransport() {
        for (SipTransport known : KNOWN) {
            if (known.id().equalsIgnoreCase(transport)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "SIP/2.0/" + transport + " " + sentBy + parameters;
    }
}
