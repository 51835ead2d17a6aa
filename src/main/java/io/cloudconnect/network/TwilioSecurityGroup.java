package io.cloudconnect.network;

import io.cloudconnect.ip.PortRange;
import io.cloudconnect.twilio.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
public final class TwilioSecurityGroup extends FirewallGroup {
    /**
     * Makes the group.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param props whom it lets through
     * @throws IllegalArgumentException when the edges need more rules than AWS grants
     */
    public TwilioSecurityGroup(Construct scope, String id, TwilioSecurityGroupProps props) {
        this(scope, id, props, traffic(props));
    }

    private TwilioSecurityGroup(
            Construct scope, String id, TwilioSecurityGroupProps props, List<TwilioTraffic> traffic) {
        super(
                scope,
                id,
                props.vpc(),
                "Twilio signalling and media: " + names(props.edges()),
                rules(traffic, TwilioTraffic::routerPorts),
                rules(traffic, TwilioTraffic::twilioPorts));
    }

    private static List<FirewallRule> rules(List<TwilioTraffic> all, Function<TwilioTraffic, PortRange> receiverPorts) {
        return all.stream()
                .map(traffic -> new FirewallRule(
                        traffic.words(), traffic.protocol(), traffic.peer(), Optional.of(receiverPorts.apply(traffic))))
                .toList();
    }

    private static List<TwilioTraffic> traffic(TwilioSecurityGroupProps props) {
        List<TwilioTraffic> media = TwilioTraffic.media(props);
        List<TwilioTraffic> traffic = new ArrayList<>(TwilioTraffic.signalling(props.edges()));
        if (traffic.size() + media.size() > RULE_QUOTA) {
            traffic = new ArrayList<>(TwilioTraffic.signallingMerged(props.edges()));
        }
        traffic.addAll(media);
        if (traffic.size() > RULE_QUOTA) {
            throw new IllegalArgumentException(
                    "edges " + names(props.edges()) + " need " + traffic.size()
                            + " rules in each direction, more than the " + RULE_QUOTA
                            + " AWS grants a security group; name fewer edges, or give each group of edges its own security group");
        }
        return traffic;
    }

    private static String names(List<Edge> edges) {
        String names = String.join(", ", edges.stream().map(Edge::id).toList());
        // AWS takes 255 characters in a description.
        return names.length() <= 200 ? names : edges.size() + " edges";
    }
}
