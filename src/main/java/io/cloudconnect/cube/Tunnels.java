package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * VPNs that the router ends itself: IKEv2 with a tunnel interface each. The router stands behind address translation,
 * so it names itself by the Elastic IP.
 *
 * <p>Source: Cisco-IOS-XE-crypto YANG model 17.18.1; for the policy-based kind
 * https://www.cisco.com/c/en/us/support/docs/security-vpn/ipsec-negotiation-ike-protocols/214728-configure-multi-sa-virtual-tunnel-interf.html
 */
final class Tunnels {
    static final String PREMISES = "ONPREM";
    static final String TWILIO = "TWILIO";

    private Tunnels() {}

    static List<Section> sections(CubeSettings settings) {
        Optional<RouterVpn> premises = settings.onPremises().vpn();
        Optional<InterconnectPath.Vpn> twilio =
                settings.interconnect() instanceof InterconnectPath.Vpn vpn ? Optional.of(vpn) : Optional.empty();
        if (premises.isEmpty() && twilio.isEmpty()) {
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        sections.add(policy(premises, twilio));
        premises.ifPresent(vpn -> sections.add(premises(settings, vpn)));
        twilio.ifPresent(vpn -> sections.add(twilio(settings, vpn)));
        return sections;
    }

    /** One policy for all tunnels: IOS picks a policy before it knows who calls. */
    private static Section policy(Optional<RouterVpn> premises, Optional<InterconnectPath.Vpn> twilio) {
        return Section.of("IKEv2 proposals", block -> {
            premises.ifPresent(vpn -> proposal(block, PREMISES, vpn.proposal()));
            twilio.ifPresent(vpn -> proposal(block, TWILIO, vpn.proposal()));
            block.mode("crypto ikev2 policy CLOUDCONNECT", policy -> {
                policy.add("match fvrf any");
                premises.ifPresent(vpn -> policy.add("proposal %s", PREMISES));
                twilio.ifPresent(vpn -> policy.add("proposal %s", TWILIO));
            });
            block.add("crypto ikev2 nat keepalive 20");
        });
    }

    private static Section premises(CubeSettings settings, RouterVpn vpn) {
        End end = new End(PREMISES, vpn.peer().address(), settings.addresses().elasticIp(), "GigabitEthernet1");
        return Section.of("VPN to the premises", block -> {
            keys(block, end, vpn.preSharedKey(), vpn.proposal());
            tunnel(
                    block,
                    1,
                    end,
                    "ip address %s %s"
                            .formatted(vpn.tunnelAddress(), vpn.tunnelNetwork().mask()),
                    Optional.empty());
            vpn.bgp()
                    .ifPresentOrElse(
                            bgp -> {
                                // BGP announces a network only where the routing table holds it as it stands.
                                routes(block, settings.localNetworks(), "GigabitEthernet1 dhcp");
                                bgp(
                                        block,
                                        bgp.localAsn(),
                                        List.of(new Neighbor(vpn.peerTunnelAddress(), bgp.peerAsn())),
                                        settings.localNetworks());
                            },
                            () -> routes(block, settings.onPremises().networks(), "Tunnel1"));
        });
    }

    private static Section twilio(CubeSettings settings, InterconnectPath.Vpn vpn) {
        Exchange exchange = (Exchange) settings.edge();
        boolean byPolicy = vpn.mode() == InterconnectPath.VpnMode.POLICY_BASED;
        List<Cidr> networks = byPolicy ? exchange.encryptionDomain() : exchange.prefixes();
        return Section.of("VPN to Twilio", block -> {
            String own = settings.addresses().elasticIp();
            End end = new End(TWILIO, vpn.peer().address(), own, "GigabitEthernet1");
            keys(block, end, vpn.preSharedKey(), vpn.proposal());
            if (byPolicy) {
                block.mode(
                        "ip access-list extended TWILIO-DOMAIN",
                        list -> list.each(
                                networks,
                                (entry, network) -> entry.add(
                                        "permit ip host %s %s %s", own, network.address(), network.wildcard())));
            }
            tunnel(
                    block,
                    2,
                    end,
                    "ip unnumbered Loopback1",
                    byPolicy ? Optional.of("TWILIO-DOMAIN") : Optional.empty());
            routes(block, networks, "Tunnel2");
        });
    }

    static void proposal(Block block, String name, IpsecProposal proposal) {
        block.mode("crypto ikev2 proposal " + name, offer -> {
            offer.add("encryption %s", proposal.encryption());
            proposal.integrity().ifPresent(integrity -> offer.add("integrity %s", integrity));
            proposal.prf().ifPresent(prf -> offer.add("prf %s", prf));
            offer.add("group %s", proposal.groups());
        });
    }

    static void keys(Block block, End end, PreSharedKey key, IpsecProposal proposal) {
        String name = end.name();
        block.mode(
                        "crypto ikev2 keyring " + name,
                        ring -> ring.mode("peer " + name, entry -> {
                            entry.add("address %s", end.peer());
                            key.exposed().ifPresent(value -> entry.add("pre-shared-key %s", value));
                        }))
                .mode("crypto ikev2 profile " + name, profile -> profile.add(
                                "match identity remote address %s 255.255.255.255", end.peer())
                        .add("identity local address %s", end.identity())
                        .add("authentication remote pre-share")
                        .add("authentication local pre-share")
                        .add("keyring local %s", name)
                        .add("lifetime 28800")
                        .add("dpd 10 3 periodic"))
                .mode(
                        "crypto ipsec transform-set %s %s".formatted(name, proposal.transform()),
                        set -> set.add("mode tunnel"))
                .mode("crypto ipsec profile " + name, profile -> profile.add("set transform-set %s", name)
                        .add("set pfs %s", proposal.pfs())
                        .add("set ikev2-profile %s", name));
    }

    static void tunnel(Block block, int number, End end, String address, Optional<String> domain) {
        block.mode("interface Tunnel" + number, tunnel -> {
            tunnel.add("description VPN %s", end.name())
                    .add(address)
                    // ESP in UDP takes up to 100 bytes; what does not fit is better refused early than cut.
                    .add("ip mtu 1400")
                    .add("ip tcp adjust-mss 1360")
                    .add("tunnel source %s", end.source())
                    .add("tunnel mode ipsec ipv4")
                    .add("tunnel destination %s", end.peer());
            domain.ifPresent(list -> tunnel.add("tunnel protection ipsec policy ipv4 %s", list));
            tunnel.add("tunnel protection ipsec profile %s", end.name());
        });
    }

    static void bgp(Block block, long ownAsn, List<Neighbor> neighbors, List<Cidr> networks) {
        block.mode("router bgp " + ownAsn, router -> router.add("bgp log-neighbor-changes")
                .each(neighbors, (entry, peer) -> entry.add("neighbor %s remote-as %s", peer.address(), peer.asn()))
                .mode("address-family ipv4", family -> family.each(
                                networks,
                                (entry, network) -> entry.add("network %s mask %s", network.address(), network.mask()))
                        .when(networks.isEmpty(), "redistribute connected")
                        .each(neighbors, (entry, peer) -> entry.add("neighbor %s activate", peer.address()))));
    }

    static void routes(Block block, List<Cidr> networks, String through) {
        block.each(
                networks.stream().distinct().toList(),
                (route, network) -> route.add("ip route %s %s %s", network.address(), network.mask(), through));
    }

    /**
     * Whom a BGP process talks to.
     *
     * @param address in the tunnel
     * @param asn its autonomous system
     */
    record Neighbor(String address, long asn) {}

    /**
     * A VPN as one of its ends sees it.
     *
     * @param name of everything that belongs to it
     * @param peer the other end's public address
     * @param identity this end's public address
     * @param source interface or address the tunnel starts from
     */
    record End(String name, String peer, String identity, String source) {}
}
