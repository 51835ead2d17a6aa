package io.cloudconnect.router;

import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.cube.RtpPortRange;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.network.RuleQuota;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupProps;
import software.constructs.Construct;

/**
 * Signalling with the on-premises call managers, contact centres and gateways by address, media with their networks.
 *
 * <p>Telephones send media themselves, from anywhere in the voice networks; only signalling can be told by address.
 */
public final class VoiceSecurityGroup extends SecurityGroup {
    private static final int RTP_FIRST = 1024;
    private static final int RTP_LAST = 65535;

    public VoiceSecurityGroup(Construct scope, String id, IVpc vpc, OnPremises onPremises, RtpPortRange rtpPorts) {
        super(
                scope,
                id,
                SecurityGroupProps.builder()
                        .vpc(vpc)
                        .description("Signalling and media of the on-premises voice network")
                        .allowAllOutbound(false)
                        .build());
        for (Cidr server : servers(onPremises)) {
            for (Port port : List.of(Port.udp(5060), Port.tcpRange(5060, 5061))) {
                addIngressRule(Peer.ipv4(server.toString()), port, "SIP from " + server.address());
                addEgressRule(Peer.ipv4(server.toString()), port, "SIP to " + server.address());
            }
        }
        for (Cidr network : mediaNetworks(onPremises)) {
            addIngressRule(
                    Peer.ipv4(network.toString()),
                    Port.udpRange(rtpPorts.ports().from(), rtpPorts.ports().to()),
                    "Media (RTP) from " + network);
            addEgressRule(
                    Peer.ipv4(network.toString()), Port.udpRange(RTP_FIRST, RTP_LAST), "Media (RTP) to " + network);
            addIngressRule(Peer.ipv4(network.toString()), Port.icmpPing(), "Ping from " + network);
        }
        RuleQuota.watch(this);
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
