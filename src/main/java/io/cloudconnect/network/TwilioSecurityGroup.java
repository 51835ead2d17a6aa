package io.cloudconnect.network;

import io.cloudconnect.ip.PortRange;
import io.cloudconnect.twilio.Edge;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupProps;
import software.constructs.Construct;

/**
 * Lets Twilio's signalling and media through, and nothing else.
 *
 * <pre>
 *              Twilio                              router
 *   signalling /32 each  ──── 5060 udp, tcp · 5061 tcp ────►  in
 *                        ◄─── 5060 udp, tcp · 5061 tcp ─────  out
 *   media range          ──── udp, the router's RTP ports ─►  in
 *   its RTP ports        ◄─── udp, Twilio's RTP ports ──────  out
 * </pre>
 *
 * <p>The two media rules differ because the ports are the receiver's: Twilio's 10000 to 60000 outward, the router's own
 * inward.
 */
public final class TwilioSecurityGroup extends SecurityGroup {
    public TwilioSecurityGroup(Construct scope, String id, TwilioSecurityGroupProps props) {
        super(
                scope,
                id,
                SecurityGroupProps.builder()
                        .vpc(props.vpc())
                        .description("Twilio signalling and media: " + names(props.edges()))
                        .allowAllOutbound(false)
                        .build());
        for (TwilioTraffic traffic : rules(props)) {
            addIngressRule(
                    Peer.ipv4(traffic.peer().toString()),
                    port(traffic.protocol(), traffic.routerPorts()),
                    traffic.words());
            addEgressRule(
                    Peer.ipv4(traffic.peer().toString()),
                    port(traffic.protocol(), traffic.twilioPorts()),
                    traffic.words());
        }
        RuleQuota.watch(this);
    }

    private static List<TwilioTraffic> rules(TwilioSecurityGroupProps props) {
        List<TwilioTraffic> media = TwilioTraffic.media(props);
        List<TwilioTraffic> rules = new ArrayList<>(TwilioTraffic.signalling(props.edges()));
        if (rules.size() + media.size() > RuleQuota.RULES) {
            rules = new ArrayList<>(TwilioTraffic.signallingMerged(props.edges()));
        }
        rules.addAll(media);
        if (rules.size() > RuleQuota.RULES) {
            throw new IllegalArgumentException(
                    "edges " + names(props.edges()) + " need " + rules.size()
                            + " rules in each direction, more than the " + RuleQuota.RULES
                            + " AWS grants a security group; name fewer edges, or give each group of edges its own security group");
        }
        return rules;
    }

    private static Port port(String protocol, PortRange ports) {
        return protocol.equals("udp")
                ? Port.udpRange(ports.from(), ports.to())
                : Port.tcpRange(ports.from(), ports.to());
    }

    private static String names(List<Edge> edges) {
        String names = String.join(", ", edges.stream().map(Edge::id).toList());
        // AWS takes 255 characters in a description.
        return names.length() <= 200 ? names : edges.size() + " edges";
    }
}
