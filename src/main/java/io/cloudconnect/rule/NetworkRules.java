package io.cloudconnect.rule;

import io.cloudconnect.ip.Cidr;

/** Which networks and addresses a site takes. Each rule returns what it was given, or refuses it. */
public final class NetworkRules {
    /** The router's guest shell lives there; the router would answer such addresses itself. */
    public static final Cidr GUEST_SHELL = Cidr.of("192.168.35.0/24");

    /** Availability zones of a VPC that is made for a site. */
    public static final int USUAL_ZONES = 2;

    private static final int WIDEST_PREFIX = 8;
    private static final int LARGEST_VPC = 16;
    private static final int SMALLEST_SUBNET = 28;

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

    /** An on-premises network, which packets for the VPC never leave for. */
    public static Cidr apart(Cidr theirs, Cidr vpc) {
        if (theirs.overlaps(vpc)) {
            throw new IllegalArgumentException(
                    theirs + " overlaps the VPC's " + vpc + "; give network.cidr a network nobody on premises uses");
        }
        return theirs;
    }

    /** A VPC's network that has room for a public and a private subnet in each zone. */
    public static Cidr vpc(Cidr network, int zones) {
        int longest = SMALLEST_SUBNET - zones;
        if (network.prefix() < LARGEST_VPC || network.prefix() > longest) {
            throw new IllegalArgumentException(
                    network + " is no size for this VPC; write one between /" + LARGEST_VPC + " and /" + longest);
        }
        return besideGuestShell(network);
    }

    /** How many NAT gateways a VPC takes: at most one a zone. */
    public static Range natGateways(int zones) {
        return new Range(0, zones);
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
