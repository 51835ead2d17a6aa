package io.cloudconnect.cube;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the router is licensed for. Without a licence the platform carries 10 Mbit/s, a few dozen calls.
 *
 * <p>Source:
 * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/voice/cube/ios-xe/config/ios-xe-book/supported-platforms.html; the
 * levels: Cisco-IOS-XE-platform YANG model 17.18.1
 *
 * @param techPackage feature package; every one of them holds all vCUBE features
 * @param throughputMbps Mbit/s, one of {@link #THROUGHPUTS_MBPS}
 */
public record Licence(TechPackage techPackage, int throughputMbps) {
    /** The levels that {@code platform hardware throughput level MB} takes. */
    public static final List<Integer> THROUGHPUTS_MBPS = List.of(10, 50, 100, 250, 500, 1000, 2500, 5000, 10000);

    /** Network Essentials, 250 Mbit/s. */
    public static final Licence DEFAULT = new Licence(TechPackage.NETWORK_ESSENTIALS, 250);

    /** Both directions of both legs of a G.711 call, kbit/s, headers included. */
    private static final int CALL_KBPS = 200;

    public Licence {
        if (!THROUGHPUTS_MBPS.contains(throughputMbps)) {
            throw new IllegalArgumentException("throughput " + throughputMbps
                    + " Mbit/s is no level the router has; use one of "
                    + THROUGHPUTS_MBPS.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    /** {@return how many G.711 calls the throughput carries} */
    public int calls() {
        return throughputMbps * 1000 / CALL_KBPS;
    }

    /** The feature packages of a Catalyst 8000V. */
    public enum TechPackage {
        /** The smallest; holds all vCUBE features. */
        NETWORK_ESSENTIALS("network-essentials"),
        /** Adds routing features a vCUBE does not need. */
        NETWORK_ADVANTAGE("network-advantage"),
        /** Adds security features a vCUBE does not need. */
        NETWORK_PREMIER("network-premier");

        private final String id;

        TechPackage(String id) {
            this.id = id;
        }

        /** {@return as site files and day-0 text write it: {@code network-essentials}} */
        public String id() {
            return id;
        }

        /**
         * Finds a package by {@link #id()}.
         *
         * @param id {@code network-essentials}
         * @return the package
         * @throws IllegalArgumentException when there is none, with those that exist
         */
        public static TechPackage of(String id) {
            return Arrays.stream(values())
                    .filter(techPackage -> techPackage.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown licence package \"" + id
                            + "\"; there are network-essentials, network-advantage and network-premier"));
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
