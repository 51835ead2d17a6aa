package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.rule.NetworkRules;
import io.cloudconnect.rule.Problems;
import java.util.Optional;

/**
 * A VPN that the vCUBE ends itself: IKEv2, route-based.
 *
 * @param peer the other end's public address
 * @param tunnelNetwork a /30 for the tunnel's two ends: the vCUBE has the first address, the peer the second
 * @param bgp how both ends tell each other their networks; empty for static routes
 * @param proposal the ciphers both ends agree on
 * @param preSharedKey how both ends know each other
 */
public record RouterVpn(
        Cidr peer, Cidr tunnelNetwork, Optional<Bgp> bgp, IpsecProposal proposal, PreSharedKey preSharedKey) {
    /** 169.254.120.0/30. */
    public static final Cidr DEFAULT_TUNNEL_NETWORK = Cidr.of("169.254.120.0/30");

    public RouterVpn {
        Problems problems = new Problems();
        problems.check("VPN peer", peer, NetworkRules::tunnelPeer);
        if (tunnelNetwork.prefix() != 30) {
            problems.add("tunnel network " + tunnelNetwork + " is no /30; write one such as " + DEFAULT_TUNNEL_NETWORK);
        }
        problems.throwIfAny();
    }

    /**
     * A VPN with static routes, {@link IpsecProposal#AES_GCM}, and a key that an operator types in.
     *
     * @param peer the other end's public address: {@code "203.0.113.10"}
     * @return the VPN
     */
    public static RouterVpn to(String peer) {
        return new RouterVpn(
                Cidr.of(peer), DEFAULT_TUNNEL_NETWORK, Optional.empty(), IpsecProposal.AES_GCM, PreSharedKey.typedIn());
    }

    /**
     * The same with BGP in place of static routes.
     *
     * @param localAsn the router's autonomous system, 1 to 4294967295
     * @param peerAsn the other end's
     * @return the changed VPN
     */
    public RouterVpn withBgp(long localAsn, long peerAsn) {
        return new RouterVpn(peer, tunnelNetwork, Optional.of(new Bgp(localAsn, peerAsn)), proposal, preSharedKey);
    }

    /**
     * The same with another key.
     *
     * @param key how both ends know each other
     * @return the changed VPN
     */
    public RouterVpn withPreSharedKey(PreSharedKey key) {
        return new RouterVpn(peer, tunnelNetwork, bgp, proposal, key);
    }

    /**
     * The same with another network for the tunnel's two ends.
     *
     * @param network a /30; the router has the first address
     * @return the changed VPN
     */
    public RouterVpn withTunnelNetwork(Cidr network) {
        return new RouterVpn(peer, network, bgp, proposal, preSharedKey);
    }

    /**
     * The same with other ciphers.
     *
     * @param other what both ends agree on
     * @return the changed VPN
     */
    public RouterVpn withProposal(IpsecProposal other) {
        return new RouterVpn(peer, tunnelNetwork, bgp, other, preSharedKey);
    }

    /** Our end of the tunnel. */
    String tunnelAddress() {
        return tunnelNetwork.host(1);
    }

    /** The other end of the tunnel. */
    String peerTunnelAddress() {
        return tunnelNetwork.host(2);
    }

    /**
     * Autonomous systems of both ends.
     *
     * @param localAsn ours, 1 to 4294967295
     * @param peerAsn the other end's
     */
    public record Bgp(long localAsn, long peerAsn) {
        public Bgp {
            if (localAsn < 1 || localAsn > 4294967295L || peerAsn < 1 || peerAsn > 4294967295L) {
                throw new IllegalArgumentException("AS numbers " + localAsn + " and " + peerAsn
                        + " are not both between 1 and 4294967295; use private ones, 64512 to 65534");
            }
        }
    }
}
