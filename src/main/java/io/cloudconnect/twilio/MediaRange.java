package io.cloudconnect.twilio;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.ip.PortRange;

/**
 * Where Twilio's media comes from and goes to, as UDP.
 *
 * @param network Twilio's addresses
 * @param ports Twilio's own ports; the other side's are the router's RTP range
 */
public record MediaRange(Cidr network, PortRange ports) {
    /** {@return the range in force at every exchange and every edge since 21 February 2024} */
    public static MediaRange current() {
        return EdgeTable.media();
    }

    // Written out: what a record gets by itself is only put together at its first use, and the app starts often.
    @Override
    public boolean equals(Object other) {
        return other instanceof MediaRange that && network.equals(that.network) && ports.equals(that.ports);
    }

    @Override
    public int hashCode() {
        return 31 * network.hashCode() + ports.hashCode();
    }

    @Override
    public String toString() {
        return network + " udp " + ports;
    }
}
