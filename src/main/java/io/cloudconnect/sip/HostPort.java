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
        String rest = Quoting.strip(text);
        if (rest.startsWith("[")) {
            int close = rest.indexOf(']');
            if (close > 0) {
                return new HostPort(rest.substring(1, close), port(rest, close + 1));
            }
        }
        int colon = rest.lastIndexOf(':');
        if (colon < 0 || rest.indexOf(':') != colon) {
            return new HostPort(rest, OptionalInt.empty());
        }
        return new HostPort(rest.substring(0, Quoting.trimEnd(rest, 0, colon)), port(rest, colon));
    }

    /** What the end of a text says after this colon. */
    private static OptionalInt port(String text, int colon) {
        int from = Quoting.skipBlanks(text, colon + 1, text.length());
        int to = Quoting.trimEnd(text, from, text.length());
        if (!text.startsWith(":", colon) || from == to || to - from > 5) {
            return OptionalInt.empty();
        }
        int value = 0;
        for (int index = from; index < to; index++) {
            char c = text.charAt(index);
            if (c < '0' || c > '9') {
                return OptionalInt.empty();
            }
            value = value * 10 + c - '0';
        }
        return value > 65535 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    @Override
    public String toString() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port.isPresent() ? name + ":" + port.getAsInt() : name;
    }
}
