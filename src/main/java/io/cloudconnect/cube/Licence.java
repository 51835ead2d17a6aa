package io.cloudconnect.cube;

import io.cloudconnect.rule.Offer;
import io.cloudconnect.rule.Problems;
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
 * @param techPackage feature package, one of the platform's; every one but {@link TechPackage#APPX} holds all vCUBE
 *     features
 * @param throughputMbps Mbit/s, one of {@link #THROUGHPUTS_MBPS}
 */
public record Licence(TechPackage techPackage, int throughputMbps) {
    /** The levels that {@code platform hardware throughput level MB} takes. */
    public static final List<Integer> THROUGHPUTS_MBPS = List.of(10, 50, 100, 250, 500, 1000, 2500, 5000, 10000);

    /** More than this takes an export licence (HSEC), which a person installs. */
    static final int WITHOUT_EXPORT_LICENCE_MBPS = 250;

    private static final int DEFAULT_MBPS = 250;

    /** Both directions of both legs of a G.711 call, kbit/s, headers included. */
    private static final int CALL_KBPS = 200;

    public Licence {
        Problems problems = new Problems();
        problems.check("licence throughputMbps", throughputMbps, new Offer(THROUGHPUTS_MBPS)::require);
        problems.throwIfAny();
    }

    /**
     * 250 Mbit/s, with the smallest package that holds all vCUBE features: {@code network-essentials} or {@code ax}.
     *
     * @param platform the product
     * @return the licence
     */
    public static Licence defaultFor(Platform platform) {
        return new Licence(
                platform == Platform.CSR1000V ? TechPackage.AX : TechPackage.NETWORK_ESSENTIALS, DEFAULT_MBPS);
    }

    /** {@return how many G.711 calls the throughput carries} */
    public int calls() {
        return throughputMbps * 1000 / CALL_KBPS;
    }

    /** The feature packages. */
    public enum TechPackage {
        /** Catalyst 8000V: the smallest; holds all vCUBE features. */
        NETWORK_ESSENTIALS("network-essentials", Platform.CATALYST8000V),
        /** Catalyst 8000V: adds routing features a vCUBE does not need. */
        NETWORK_ADVANTAGE("network-advantage", Platform.CATALYST8000V),
        /** Catalyst 8000V: adds security features a vCUBE does not need. */
        NETWORK_PREMIER("network-premier", Platform.CATALYST8000V),
        /** CSR1000V: all features. */
        AX("ax", Platform.CSR1000V),
        /** CSR1000V: no TLS, no SRTP, no IPsec. */
        APPX("appx", Platform.CSR1000V);

        private final String id;
        private final Platform platform;

        TechPackage(String id, Platform platform) {
            this.id = id;
            this.platform = platform;
        }

        /** {@return as site files and day-0 text write it: {@code network-essentials}} */
        public String id() {
            return id;
        }

        /** {@return the product it is sold for} */
        public Platform platform() {
            return platform;
        }

        /** {@return true when the router may encrypt: TLS, SRTP, IPsec} */
        public boolean encrypts() {
            return this != APPX;
        }

        /**
         * The packages of a platform, the smallest first that holds all vCUBE features.
         *
         * @param platform the product
         * @return its packages
         */
        public static List<TechPackage> of(Platform platform) {
            return Arrays.stream(values())
                    .filter(techPackage -> techPackage.platform == platform)
                    .toList();
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
                    .orElseThrow(() -> new IllegalArgumentException(
                            "unknown licence package \"" + id + "\"; there are " + words(values())));
        }

        private static String words(TechPackage[] packages) {
            return Arrays.stream(packages).map(TechPackage::id).collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
