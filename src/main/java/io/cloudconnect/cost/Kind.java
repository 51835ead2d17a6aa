package io.cloudconnect.cost;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A kind of expense. */
public enum Kind {
    /** The router's feature and throughput licence. */
    LICENCE("licence"),
    /** Its maker's support contract. */
    SUPPORT("support"),
    /** The virtual machine. */
    INSTANCE("instance"),
    /** Its volume. */
    STORAGE("storage"),
    /** What reading and writing the volume costs beside its size. */
    IO("io"),
    /** Public IPv4 addresses. */
    ADDRESS("address"),
    /** A Site-to-Site VPN connection. */
    VPN("vpn"),
    /** NAT gateways. */
    NAT_GATEWAY("nat-gateway"),
    /** Bytes that leave the region. */
    TRANSFER("transfer"),
    /** Twilio's Interconnect connection. */
    INTERCONNECT("interconnect"),
    /** Telephone numbers. */
    NUMBER("number");

    private final String id;

    Kind(String id) {
        this.id = id;
    }

    /** As price sheets write it. */
    public String id() {
        return id;
    }

    static Kind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind \"" + id + "\" is unknown; write one of "
                        + Arrays.stream(values()).map(Kind::id).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return id;
    }
}
