package io.cloudconnect.rule;

import io.cloudconnect.ip.Cidr;

/** Which networks and addresses a site takes. Each rule returns what it was given, or refuses it. */
public final class NetworkRules {
    /** The router's guest shell lives there; the router would answer such addresses itself. */
    public static final Cidr GUEST_SHELL = Cidr.of("192.168.35.0/24");

    private static final int WIDEST_PREFIX = 8;

    private NetworkRules() {}

    /** A network that is not as good as everything. */
    public static Cidr notTooWide(Cidr network) {
        if (network.prefix() < WIDEST_PREFIX) {
            throw new IllegalArgumentException(
                    network + " is too wide; name the networks that are meant, /" + WIDEST_PREFIX + " at the widest");
        }
        return network;
    }

    /** A network whose calls reach Twilio from the addresses it has itself. */
    public static Cidr seenByTwilio(Cidr network) {
        if (!notTooWide(network).isPublic()) {
            throw new IllegalArgumentException(
                    network + " is not public, so Twilio never sees it; write the public address it is translated to");
        }
        return network;
    }

    /** A single address. */
    public static Cidr address(Cidr address) {
        return single(address, "10.1.1.10");
    }

    /** The other end of a tunnel. */
    public static Cidr tunnelPeer(Cidr address) {
        return publicAddress(address, "write the address the other end has on the Internet");
    }

    /** An Elastic IP. */
    public static Cidr elasticIp(Cidr address) {
        return publicAddress(address, "write the Elastic IP itself, which Twilio sees");
    }

    /** A network the router's guest shell does not shadow. */
    public static Cidr besideGuestShell(Cidr network) {
        if (network.overlaps(GUEST_SHELL)) {
            throw new IllegalArgumentException(network + " overlaps " + GUEST_SHELL
                    + ", which the router's guest shell uses; use another network");
        }
        return network;
    }

    private static Cidr publicAddress(Cidr address, String remedy) {
        if (!single(address, "198.51.100.7").isPublic()) {
            throw new IllegalArgumentException(address.address() + " is not public; " + remedy);
        }
        return address;
    }

    private static Cidr single(Cidr address, String example) {
        if (address.prefix() != 32) {
            throw new IllegalArgumentException(address + " is a network; write one address, as in " + example);
        }
        return address;
    }
}
