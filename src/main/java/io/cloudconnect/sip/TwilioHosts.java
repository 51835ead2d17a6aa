package io.cloudconnect.sip;

import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells from an address or a host name whether it is Twilio's, of which edge, and of which trunk. */
final class TwilioHosts {
    private static final String TWILIO = ".twilio.com";
    private static final String TERMINATION = ".pstn.";
    private static final Map<String, Edge> BY_ADDRESS = byAddress();
    private static final Map<String, Edge> BY_NAME = byName();

    private TwilioHosts() {}

    static boolean isTwilio(Optional<HostPort> host) {
        return host.filter(value -> isTwilio(value.host())).isPresent();
    }

    static boolean isTwilio(String host) {
        return host.regionMatches(true, host.length() - TWILIO.length(), TWILIO, 0, TWILIO.length())
                || BY_ADDRESS.containsKey(host);
    }

    /** The edge of a signalling address, or of {@code gaman.pstn.ashburn-ix.twilio.com}. */
    static Optional<Edge> edge(String host) {
        Edge byAddress = BY_ADDRESS.get(host);
        if (byAddress != null) {
            return Optional.of(byAddress);
        }
        String name = host.toLowerCase(Locale.ROOT);
        int pstn = name.indexOf(TERMINATION);
        if (pstn < 0 || !name.endsWith(TWILIO) || pstn + TERMINATION.length() >= name.length() - TWILIO.length()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                BY_NAME.get(name.substring(pstn + TERMINATION.length(), name.length() - TWILIO.length())));
    }

    /** The trunk of {@code gaman.pstn.twilio.com} or {@code gaman.pstn.ashburn-ix.twilio.com}. */
    static Optional<TrunkDomain> trunk(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        int pstn = name.indexOf(TERMINATION);
        if (pstn <= 0 || !name.endsWith(TWILIO)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TrunkDomain(name.substring(0, pstn)));
        } catch (IllegalArgumentException masked) {
            return Optional.empty();
        }
    }

    private static Map<String, Edge> byAddress() {
        Map<String, Edge> edges = new HashMap<>();
        Edge.all().forEach(edge -> edge.signalling().forEach(address -> edges.putIfAbsent(address, edge)));
        return Map.copyOf(edges);
    }

    private static Map<String, Edge> byName() {
        Map<String, Edge> edges = new HashMap<>();
        Edge.all().forEach(edge -> {
            edges.putIfAbsent(edge.id(), edge);
            edges.putIfAbsent(edge.legacyId(), edge);
        });
        return Map.copyOf(edges);
    }
}
