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
                return new HostPort(rest.substring(1, close), port(rest.substring(close + 1)));
            }
        }
        int colon = rest.lastIndexOf(':');
        if (colon < 0 || rest.indexOf(':') != colon) {
            return new HostPort(rest, OptionalInt.empty());
        }
        return new HostPort(Quoting.strip(rest.substring(0, colon)), port(rest.substring(colon)));
    }

    private static OptionalInt port(String text) {
        int value = 0;
        String digits = text.startsWith(":") ? Quoting.strip(text.substring(1)) : "";
        if (digits.isEmpty() || digits.length() > 5) {
            return OptionalInt.empty();
        }
        for (int index = 0; index < digits.length(); index++) {
            char c = digits.charAt(index);
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
