package io.cloudconnect.router;

import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.cube.RtpPortRange;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.ip.PortRange;
import io.cloudconnect.network.FirewallGroup;
import io.cloudconnect.network.FirewallRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.interfaces.ec2.IVPCRef;
import software.constructs.Construct;

/**
 * Signalling with the on-premises call managers, contact centres and gateways by address, media with their networks.
 *
 * <p>Telephones send media themselves, from anywhere in the voice networks; only signalling can be told by address.
 */
public final class VoiceSecurityGroup extends FirewallGroup {
    private static final PortRange SIP = new PortRange(5060, 5060);
    private static final PortRange SIP_AND_TLS = new PortRange(5060, 5061);
    /** Telephones choose their RTP ports themselves. */
    private static final PortRange ANY_RTP = new PortRange(1024, 65535);

    /**
     * Makes the group.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param vpc where the router is
     * @param onPremises who calls, and whose media comes in
     * @param rtpPorts the router's own RTP ports
     * @throws IllegalArgumentException when there are more peers than AWS grants rules
     */
    public VoiceSecurityGroup(Construct scope, String id, IVPCRef vpc, OnPremises onPremises, RtpPortRange rtpPorts) {
        super(
                scope,
                id,
                vpc,
                "Signalling and media of the on-premises voice network",
                inbound(onPremises, rtpPorts),
                outbound(onPremises));
    }

    private static List<FirewallRule> inbound(OnPremises onPremises, RtpPortRange rtpPorts) {
        List<FirewallRule> rules = new ArrayList<>();
        for (Cidr server : servers(onPremises)) {
            rules.add(FirewallRule.udp("SIP from " + server.address(), server, SIP));
            rules.add(FirewallRule.tcp("SIP from " + server.address(), server, SIP_AND_TLS));
        }
        for (Cidr network : mediaNetworks(onPremises)) {
            rules.add(FirewallRule.udp("Media (RTP) from " + network, network, rtpPorts.ports()));
            rules.add(FirewallRule.ping("Ping from " + network, network));
        }
        return rules;
    }

    private static List<FirewallRule> outbound(OnPremises onPremises) {
        List<FirewallRule> rules = new ArrayList<>();
        for (Cidr server : servers(onPremises)) {
            rules.add(FirewallRule.udp("SIP to " + server.address(), server, SIP));
            rules.add(FirewallRule.tcp("SIP to " + server.address(), server, SIP_AND_TLS));
        }
        for (Cidr network : mediaNetworks(onPremises)) {
            rules.add(FirewallRule.udp("Media (RTP) to " + network, network, ANY_RTP));
        }
        return rules;
    }

    private static List<Cidr> servers(OnPremises onPremises) {
        return Stream.of(onPremises.callManagers(), onPremises.contactCenters(), onPremises.gateways())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The networks, and the servers that lie in none of them. */
    private static List<Cidr> mediaNetworks(OnPremises onPremises) {
        List<Cidr> media = new ArrayList<>(onPremises.networks());
        servers(onPremises).stream()
                .filter(server -> onPremises.networks().stream().noneMatch(network -> network.contains(server)))
                .forEach(media::add);
        return media;
    }
}
