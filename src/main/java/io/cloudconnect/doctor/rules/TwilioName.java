package io.cloudconnect.doctor.rules;

import io.cloudconnect.twilio.Edge;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host under twilio.com taken apart: {@code gaman.pstn.ashburn-ix.twilio.com}.
 *
 * @param label what stands before {@code .pstn.}: the trunk's, or the connection's
 * @param edgeName what stands behind it, known or not
 */
public record TwilioName(String host, Optional<String> label, Optional<String> edgeName) {
    private static final String SUFFIX = ".twilio.com";
    private static final Map<String, Edge> BY_ADDRESS = byAddress();
    private static final Map<String, Edge> BY_NAME = byName();
    private static final PerText<Optional<TwilioName>> NAMES = new PerText<>(TwilioName::read);

    private static final Pattern TERMINATION = Pattern.compile("(.+)\\.pstn(?:\\.([^.]+))?\\.twilio\\.com");

    /** Empty where the host is not Twilio's. */
    public static Optional<TwilioName> of(String host) {
        return NAMES.of(host);
    }

    private static Optional<TwilioName> read(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (!name.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        Matcher parts = TERMINATION.matcher(name);
        return Optional.of(
                parts.matches()
                        ? new TwilioName(name, Optional.of(parts.group(1)), Optional.ofNullable(parts.group(2)))
                        : new TwilioName(name, Optional.empty(), Optional.empty()));
    }

    /** The edge, where the table has one of that name. */
    public Optional<Edge> edge() {
        return edgeName.map(name -> BY_NAME.get(name));
    }

    /** True for {@code gaman.pstn.twilio.com}: a trunk's domain without an edge. */
    public boolean isBareDomain() {
        return label.isPresent() && edgeName.isEmpty();
    }

    /** True when it is a termination host of an edge nobody has heard of. */
    public boolean hasUnknownEdge() {
        return edgeName.isPresent() && edge().isEmpty();
    }

    /** The edge one of whose signalling addresses this is. */
    static Optional<Edge> edgeOfAddress(String address) {
        return Optional.ofNullable(BY_ADDRESS.get(address));
    }

    private static Map<String, Edge> byName() {
        Map<String, Edge> edges = new HashMap<>();
        for (Edge edge : Edge.all()) {
            edges.putIfAbsent(edge.id(), edge);
            edges.putIfAbsent(edge.legacyId(), edge);
        }
        return Map.copyOf(edges);
    }

    private static Map<String, Edge> byAddress() {
        Map<String, Edge> edges = new HashMap<>();
        Edge.all().forEach(edge -> edge.signalling().forEach(address -> edges.putIfAbsent(address, edge)));
        return Map.copyOf(edges);
    }
}
