package io.cloudconnect.network;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.ip.PortRange;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.MediaRange;
import io.cloudconnect.twilio.SipTransport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * One kind of packet between the router and Twilio, as firewalls see it.
 *
 * @param words what it is
 * @param protocol udp or tcp
 * @param peer Twilio's address or network
 * @param routerPorts the router's ports, where the packet comes in
 * @param twilioPorts Twilio's ports, where the packet goes out to
 */
record TwilioTraffic(String words, String protocol, Cidr peer, PortRange routerPorts, PortRange twilioPorts) {
    private static final PortRange SIP = new PortRange(SipTransport.UDP.port(), SipTransport.TCP.port());
    private static final PortRange SIP_TLS = new PortRange(SipTransport.TLS.port(), SipTransport.TLS.port());
    private static final PortRange SIP_BOTH = new PortRange(SipTransport.TCP.port(), SipTransport.TLS.port());

    /** Signalling of these edges, a row for each address, transport and port. */
    static List<TwilioTraffic> signalling(List<Edge> edges) {
        List<TwilioTraffic> rows = new ArrayList<>();
        eachAddress(edges, (edge, address) -> {
            rows.add(signal(edge, "SIP over UDP", "udp", address, SIP));
            rows.add(signal(edge, "SIP over TCP", "tcp", address, SIP));
            rows.add(signal(edge, "SIP over TLS", "tcp", address, SIP_TLS));
        });
        return rows;
    }

    /** The same packets in fewer rows: 5060 and 5061 over TCP are neighbours. */
    static List<TwilioTraffic> signallingMerged(List<Edge> edges) {
        List<TwilioTraffic> rows = new ArrayList<>();
        eachAddress(edges, (edge, address) -> {
            rows.add(signal(edge, "SIP over UDP", "udp", address, SIP));
            rows.add(signal(edge, "SIP over TCP and TLS", "tcp", address, SIP_BOTH));
        });
        return rows;
    }

    /** Media of these edges; most share one range. */
    static List<TwilioTraffic> media(TwilioSecurityGroupProps props) {
        Map<MediaRange, String> ranges = new LinkedHashMap<>();
        props.edges().forEach(edge -> ranges.put(edge.media(), "media (RTP)"));
        if (props.retiredMedia()) {
            props.edges().stream()
                    .filter(Exchange.class::isInstance)
                    .map(Exchange.class::cast)
                    .forEach(exchange -> exchange.retiredMedia()
                            .ifPresent(range -> ranges.put(range, exchange.id() + " media of 2019, retired (RTP)")));
        }
        List<TwilioTraffic> rows = new ArrayList<>();
        ranges.forEach((range, words) -> rows.add(new TwilioTraffic(
                "Twilio " + words, "udp", range.network(), props.rtpPorts().ports(), range.ports())));
        return rows;
    }

    private static TwilioTraffic signal(Edge edge, String words, String protocol, String address, PortRange ports) {
        return new TwilioTraffic(
                "Twilio " + edge.id() + " signalling, " + words, protocol, Cidr.of(address), ports, ports);
    }

    private static void eachAddress(List<Edge> edges, BiConsumer<Edge, String> action) {
        edges.forEach(edge -> edge.signalling().forEach(address -> action.accept(edge, address)));
    }
}
