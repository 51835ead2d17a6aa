package io.cloudconnect;

import io.cloudconnect.cube.InterconnectPath;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.PublicEdge;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where calls enter and leave Twilio, now and once the connection stands.
 *
 * @param planned the edge that is meant
 * @param connection the connection's SID; empty until Twilio has issued it
 * @param interconnect the way to an exchange
 * @param further other edges calls may come from
 */
public record CallPath(
        Edge planned, Optional<ConnectionSid> connection, InterconnectPath interconnect, List<Edge> further) {
    public CallPath {
        further = List.copyOf(further);
    }

    /**
     * The edge calls take today: the planned one, or, as long as an exchange on the direct path has no connection, the
     * public edge of the same place.
     *
     * @return today's edge
     */
    public Edge today() {
        boolean waiting = connection.isEmpty() && interconnect instanceof InterconnectPath.Direct;
        return waiting && planned instanceof Exchange exchange
                ? PublicEdge.forRegion(exchange.awsRegions().get(0))
                : planned;
    }

    /**
     * {@return every edge the firewall and the router accept calls from: today's, the planned one, and the further
     * ones}
     */
    public List<Edge> accepted() {
        Set<Edge> edges = new LinkedHashSet<>();
        edges.add(today());
        edges.add(planned);
        edges.addAll(further);
        return List.copyOf(edges);
    }
}
