package io.cloudconnect.trunk.function.reconcile;

import java.util.List;
import java.util.Optional;

/** An IPv4 range that can stand in a Twilio access control list: public, a network address, not too wide. */
final class PublicCidr {
    private static final int WIDEST = 8;
    private static final List<String> NOT_PUBLIC = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "224.0.0.0/3");

    private PublicCidr() {}

    /** What is wrong with it and what to do; empty where nothing is. */
    static Optional<String> mistake(String cidr) {
        if (!cidr.matches("(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}") || octets(cidr) == -1 || prefix(cidr) > 32) {
            return Optional.of("expected IPv4 with a prefix length, such as 203.0.113.7/32");
        }
        if (prefix(cidr) < WIDEST) {
            return Optional.of("too wide: name the networks of your routers, at most a /" + WIDEST);
        }
        long mask = mask(prefix(cidr));
        long network = octets(cidr) & mask;
        if (network != octets(cidr)) {
            return Optional.of("address bits beyond the prefix; write " + dotted(network) + "/" + prefix(cidr));
        }
        for (String range : NOT_PUBLIC) {
            if ((network & mask(prefix(range))) == octets(range)) {
                return Optional.of("not a public address (" + range + "); write the address Twilio sees");
            }
        }
        return Optional.empty();
    }

    private static long octets(String cidr) {
        long value = 0;
        for (String octet : cidr.substring(0, cidr.indexOf('/')).split("\\.")) {
            int number = Integer.parseInt(octet);
            if (number > 255) {
                return -1;
            }
            value = value << 8 | number;
        }
        return value;
    }

    private static int prefix(String cidr) {
        return Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
    }

    private static long mask(int prefix) {
        return 0xffffffffL << (32 - prefix) & 0xffffffffL;
    }

    private static String dotted(long value) {
        return (value >> 24) + "." + (value >> 16 & 255) + "." + (value >> 8 & 255) + "." + (value & 255);
    }
}
