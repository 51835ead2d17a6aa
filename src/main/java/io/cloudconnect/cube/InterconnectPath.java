package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.rule.NetworkRules;
import io.cloudconnect.rule.Problems;

/**
 * The way SIP takes to Twilio.
 *
 * <p>Source: https://www.twilio.com/docs/interconnect
 */
public sealed interface InterconnectPath {
    /** By the router's interface and its Elastic IP, as Cloud Connect did in 2019. */
    InterconnectPath DIRECT = new Direct();

    /** Over AWS Direct Connect: the exchange's prefixes are routed to a gateway; the far end translates addresses. */
    InterconnectPath DIRECT_CONNECT = new DirectConnect();

    /**
     * Through a VPN that the router ends itself. The Elastic IP stands on a loopback, SIP and media are bound to it, so
     * no address needs to be rewritten.
     *
     * @param peer Twilio's gateway, a public address; Twilio names it when it accepts the order
     * @param mode what decides which packets enter the tunnel
     * @param proposal the ciphers both ends agree on
     * @param key how both ends know each other
     * @return the way
     */
    static InterconnectPath vpn(String peer, VpnMode mode, IpsecProposal proposal, PreSharedKey key) {
        return new Vpn(Cidr.of(peer), mode, proposal, key);
    }

    /** {@return as site files write it} */
    String id();

    /** See {@link #DIRECT}. */
    record Direct() implements InterconnectPath {
        @Override
        public String id() {
            return "direct";
        }
    }

    /** See {@link #DIRECT_CONNECT}. */
    record DirectConnect() implements InterconnectPath {
        @Override
        public String id() {
            return "direct-connect";
        }
    }

    /**
     * See {@link #vpn}.
     *
     * @param peer Twilio's gateway, a single public address
     * @param mode what decides which packets enter the tunnel
     * @param proposal the ciphers both ends agree on
     * @param preSharedKey how both ends know each other
     */
    record Vpn(Cidr peer, VpnMode mode, IpsecProposal proposal, PreSharedKey preSharedKey) implements InterconnectPath {
        public Vpn {
            Problems problems = new Problems();
            problems.check("interconnect peer", peer, NetworkRules::tunnelPeer);
            problems.throwIfAny();
        }

        @Override
        public String id() {
            return "vpn";
        }
    }

    /** What decides which packets enter the tunnel. */
    enum VpnMode {
        /** The routing table. */
        ROUTE_BASED("route-based"),
        /** A list of networks both ends agree on: the exchange's encryption domain. */
        POLICY_BASED("policy-based");

        private final String id;

        VpnMode(String id) {
            this.id = id;
        }

        /** {@return as site files write it} */
        public String id() {
            return id;
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
