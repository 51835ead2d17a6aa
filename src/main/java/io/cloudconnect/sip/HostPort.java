package io.cloudconnect.sip;

import java.util.OptionalInt;

/**
 * A host and, where given, a port: where a message came from, went to or asks to be answered.
 *
 * @param host a name or an address, also a masked one; IPv6 without brackets
 */
public record HostPort(String host, OptionalInt port) {
    public static HostPort of(String host, int port) {
        return new HostPort(host, OptionalInt.of(port));
    }

    /** Reads {@code host}, {@code host:port}, {@code [IPv6]:port}; what is no port is left out. */
    public static HostPort parse(String text) {
        byte[] bytes = Quoting.bytes(text);
        return parse(bytes, 0, bytes.length);
    }

    /** Reads what stands here in a text. */
    static HostPort parse(byte[] text, int start, int end) {
        int from = Quoting.skipBlanks(text, start, end);
        int to = Quoting.trimEnd(text, from, end);
        if (from < to && text[from] == '[') {
            int close = Quoting.firstOf(text, from, to, ']');
            if (close < to) {
                return new HostPort(Quoting.text(text, from + 1, close), port(text, close + 1, to));
            }
        }
        int colon = Quoting.firstOf(text, from, to, ':');
        if (Quoting.firstOf(text, colon + 1, to, ':') < to) {
            return new HostPort(Quoting.text(text, from, to), OptionalInt.empty());
        }
        return new HostPort(Quoting.text(text, from, Quoting.trimEnd(text, from, colon)), port(text, colon, to));
    }

    /** What the end of a text says after this colon. */
    private static OptionalInt port(byte[] text, int colon, int to) {
        int from = Quoting.skipBlanks(text, colon + 1, to);
        if (colon >= to || text[colon] != ':' || from == to || to - from > 5 || Bytes.skipDigits(text, from, to) < to) {
            return OptionalInt.empty();
        }
        int value = (int) Bytes.number(text, from, to);
        return value > 65535 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    @Override
    public String toString() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port.isPresent() ? name + ":" + port.getAsInt() : name;
    }
}
