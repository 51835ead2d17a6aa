package io.cloudconnect.onpremises;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.ip.PortRange;
import io.cloudconnect.network.FirewallGroup;
import io.cloudconnect.network.FirewallRule;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.interfaces.ec2.IVPCRef;
import software.constructs.Construct;

/**
 * IKE and IPsec with these peers and nobody else.
 *
 * <p>The router stands behind its Elastic IP, which both ends see as address translation, so ESP always travels in UDP
 * 4500 (RFC 3948); IP protocol 50 need not be open.
 */
public final class IpsecSecurityGroup extends FirewallGroup {
    private static final PortRange IKE = new PortRange(500, 500);
    private static final PortRange NAT_TRAVERSAL = new PortRange(4500, 4500);

    /**
     * Makes the group.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param vpc where the router is
     * @param peers the other ends of the tunnels, single public addresses
     */
    public IpsecSecurityGroup(Construct scope, String id, IVPCRef vpc, List<Cidr> peers) {
        super(scope, id, vpc, "IKE and IPsec of the tunnels the router ends itself", rules(peers), rules(peers));
    }

    private static List<FirewallRule> rules(List<Cidr> peers) {
        return peers.stream()
                .flatMap(peer -> Stream.of(
                        FirewallRule.udp("IKE " + peer.address(), peer, IKE),
                        FirewallRule.udp("IPsec behind address translation " + peer.address(), peer, NAT_TRAVERSAL)))
                .toList();
    }
}
