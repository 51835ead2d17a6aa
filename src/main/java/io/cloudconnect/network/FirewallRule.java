package io.cloudconnect.network;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.ip.PortRange;
import java.util.Optional;

/**
 * A rule of a {@link FirewallGroup}, of either direction.
 *
 * @param words what passes, as AWS shows it beside the rule
 * @param protocol udp, tcp or icmp
 * @param peer the other side
 * @param ports the receiver's ports; empty: ICMP echo
 */
public record FirewallRule(String words, String protocol, Cidr peer, Optional<PortRange> ports) {
    private static final int ICMP_ECHO = 8;
    private static final int ANY_CODE = -1;

    /**
     * UDP to these ports.
     *
     * @param words what passes, as AWS shows it beside the rule
     * @param peer the other side
     * @param ports the receiver's ports
     * @return the rule
     */
    public static FirewallRule udp(String words, Cidr peer, PortRange ports) {
        return new FirewallRule(words, "udp", peer, Optional.of(ports));
    }

    /**
     * TCP to these ports.
     *
     * @param words what passes, as AWS shows it beside the rule
     * @param peer the other side
     * @param ports the receiver's ports
     * @return the rule
     */
    public static FirewallRule tcp(String words, Cidr peer, PortRange ports) {
        return new FirewallRule(words, "tcp", peer, Optional.of(ports));
    }

    /**
     * ICMP echo.
     *
     * @param words what passes, as AWS shows it beside the rule
     * @param peer the other side
     * @return the rule
     */
    public static FirewallRule ping(String words, Cidr peer) {
        return new FirewallRule(words, "icmp", peer, Optional.empty());
    }

    int from() {
        return ports.map(PortRange::from).orElse(ICMP_ECHO);
    }

    int to() {
        return ports.map(PortRange::to).orElse(ANY_CODE);
    }
}
