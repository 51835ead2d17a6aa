package io.cloudconnect.cube;

import java.util.List;

/**
 * A Cisco router that can be a vCUBE on AWS.
 *
 * <p>Source:
 * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/voice/cube/ios-xe/config/ios-xe-book/supported-platforms.html
 */
public enum Platform {
    /** Cloud Services Router 1000V. Cisco does not support it from IOS XE 17.4.1a on. */
    CSR1000V("csr1000v", "Cisco Cloud Services Router 1000V"),
    /** Catalyst 8000V, its successor. */
    CATALYST8000V("catalyst8000v", "Cisco Catalyst 8000V");

    private final String id;
    private final String productName;

    Platform(String id, String productName) {
        this.id = id;
        this.productName = productName;
    }

    /** {@return as site files write it: {@code catalyst8000v}} */
    public String id() {
        return id;
    }

    /** {@return the product as Cisco calls it} */
    public String productName() {
        return productName;
    }

    /** {@return true when Cisco still supports the platform as a vCUBE} */
    public boolean isSupported() {
        return this == CATALYST8000V;
    }

    /**
     * Finds a platform by {@link #id()}.
     *
     * @param id {@code catalyst8000v}
     * @return the platform
     * @throws IllegalArgumentException when there is none, with those that exist
     */
    public static Platform of(String id) {
        return List.of(values()).stream()
                .filter(platform -> platform.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown platform \"" + id + "\"; there are csr1000v and catalyst8000v"));
    }

    @Override
    public String toString() {
        return id;
    }
}
