package io.cloudconnect.network;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.ip.PortRange;
import io.cloudconnect.twilio.Edge;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.ec2.AclCidr;
import software.amazon.awscdk.services.ec2.AclTraffic;
import software.amazon.awscdk.services.ec2.Action;
import software.amazon.awscdk.services.ec2.CommonNetworkAclEntryOptions;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.NetworkAcl;
import software.amazon.awscdk.services.ec2.NetworkAclProps;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.TrafficDirection;
import software.constructs.Construct;

/**
 * A network ACL for the router's public subnets: the second fence behind {@link TwilioSecurityGroup}, for those whose
 * rules ask for one.
 *
 * <p>A network ACL has no memory, so answers to connections the router opens need rows of their own: TCP to its
 * ephemeral ports from Twilio, and from anywhere over HTTPS and DNS over TCP (licensing, certificates). Networks given
 * as trusted pass whole; the security groups decide there.
 */
public final class TwilioNetworkAcl extends NetworkAcl {
    /** Entries AWS grants in each direction, unless the quota has been raised (quota L-2AEEBF1A). */
    static final int ENTRY_QUOTA = 20;

    private static final PortRange EPHEMERAL = new PortRange(1024, 65535);
    private static final PortRange HTTPS = new PortRange(443, 443);
    private static final Cidr ANYWHERE = Cidr.of("0.0.0.0/0");

    private int entries;

    /**
     * Makes the ACL and associates it with the subnets.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param vpc where the router is
     * @param subnets the public subnets the router may be in
     * @param props whom it lets through
     * @param trusted networks that pass whole: the VPC, the on-premises networks, the administrators'
     * @throws IllegalArgumentException when it needs more entries than AWS grants
     */
    public TwilioNetworkAcl(
            Construct scope,
            String id,
            IVpc vpc,
            SubnetSelection subnets,
            TwilioSecurityGroupProps props,
            List<Cidr> trusted) {
        super(
                scope,
                id,
                NetworkAclProps.builder().vpc(vpc).subnetSelection(subnets).build());
        for (Cidr network : trusted) {
            both("all", network, null, null);
        }
        for (Cidr block : blocks(props.edges())) {
            both("udp", block, new PortRange(5060, 5060), new PortRange(5060, 5060));
            both("tcp", block, new PortRange(5060, 5061), new PortRange(5060, 5061));
            both("tcp", block, EPHEMERAL, EPHEMERAL);
        }
        for (TwilioTraffic media : TwilioTraffic.media(props)) {
            both(media.protocol(), media.peer(), media.routerPorts(), media.twilioPorts());
        }
        both("tcp", ANYWHERE, EPHEMERAL, HTTPS);
        if (entries > ENTRY_QUOTA) {
            throw new IllegalArgumentException("the network ACL needs " + entries
                    + " entries in each direction, more than the " + ENTRY_QUOTA
                    + " AWS grants; name fewer edges or trusted networks, or do without the network ACL");
        }
    }

    /** The exact cover of the signalling addresses: .64 and .65 are one /31, .66 stays alone. */
    private static List<Cidr> blocks(List<Edge> edges) {
        List<Cidr> blocks = new ArrayList<>();
        for (Edge edge : edges) {
            edge.signalling().stream().map(Cidr::of).forEach(address -> {
                Cidr last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
                if (last != null
                        && last.prefix() == 32
                        && last.network() % 2 == 0
                        && last.network() + 1 == address.network()) {
                    blocks.set(blocks.size() - 1, new Cidr(last.network(), 31));
                } else {
                    blocks.add(address);
                }
            });
        }
        return blocks;
    }

    private void both(String protocol, Cidr peer, PortRange routerPorts, PortRange peerPorts) {
        entries++;

        entry("In" + entries, entries, TrafficDirection.INGRESS, peer, traffic(protocol, routerPorts));
        entry("Out" + entries, entries, TrafficDirection.EGRESS, peer, traffic(protocol, peerPorts));
    }

    private void entry(String id, int order, TrafficDirection direction, Cidr peer, AclTraffic traffic) {
        addEntry(
                id,
                CommonNetworkAclEntryOptions.builder()
                        .cidr(AclCidr.ipv4(peer.toString()))
                        .ruleNumber(order * 10)
                        .traffic(traffic)
                        .direction(direction)
                        .ruleAction(Action.ALLOW)
                        .build());
    }

    private static AclTraffic traffic(String protocol, PortRange ports) {
        return switch (protocol) {
            case "udp" -> AclTraffic.udpPortRange(ports.from(), ports.to());
            case "tcp" -> AclTraffic.tcpPortRange(ports.from(), ports.to());
            default -> AclTraffic.allTraffic();
        };
    }
}
