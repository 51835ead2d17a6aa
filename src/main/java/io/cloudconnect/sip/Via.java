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
    private static final Literal SIP = Literal.anyCase("sip");
    private static final String[] USUAL_NAMES = {"TCP", "UDP", "TLS"};
    private static final Literal[] USUAL = {Literal.of("TCP"), Literal.of("UDP"), Literal.of("TLS")};
    private static final List<SipTransport> KNOWN = List.of(SipTransport.values());

    /** Reads {@code SIP/2.0/TCP host:port;branch=…}; empty where it is not of that shape. */
    public static Optional<Via> parse(String value) {
        byte[] bytes = Quoting.bytes(value);
        return parse(bytes, 0, bytes.length);
    }

    /** Reads what stands here in a text. */
    static Optional<Via> parse(byte[] text, int first, int last) {
        int start = Quoting.skipBlanks(text, first, last);
        int end = Quoting.trimEnd(text, start, last);
        int version = Quoting.firstOf(text, start, end, '/') + 1;
        int slash = Quoting.firstOf(text, version, end, '/');
        if (slash == end || !SIP.isAt(text, start, end)) {
            return Optional.empty();
        }
        int from = slash + 1;
        while (from < end && text[from] >= 0 && text[from] <= ' ') {
            from++;
        }
        int blank = from;
        while (blank < end && (text[blank] < 0 || text[blank] > ' ') && text[blank] != ';') {
            blank++;
        }
        int semicolon = Quoting.firstOf(text, blank, end, ';');
        return Optional.of(new Via(
                transport(text, from, blank),
                HostPort.parse(text, blank, semicolon),
                Parameters.parse(text, semicolon, end)));
    }

    private static String transport(byte[] text, int from, int to) {
        for (int index = 0; index < USUAL.length; index++) {
            if (USUAL[index].is(text, from, to)) {
                return USUAL_NAMES[index];
            }
        }
        return Quoting.text(text, from, to);
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
