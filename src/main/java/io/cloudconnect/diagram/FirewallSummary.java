package io.cloudconnect.diagram;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.diagram.Topology.FirewallRow;
import io.cloudconnect.twilio.Edge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells in a few rows what the rules of security groups let through: peers with the same ports share a row. */
final class FirewallSummary {
    private static final String NONE = "–";
    private static final int ADDRESSES_WRITTEN_OUT = 2;

    /** Ports by protocol, each written as {@code from-to}. */
    private record Ports(TreeMap<String, TreeSet<Range>> in, TreeMap<String, TreeSet<Range>> out) {
        Ports() {
            this(new TreeMap<>(), new TreeMap<>());
        }
    }

    private record Range(int from, int to) implements Comparable<Range> {
        @Override
        public int compareTo(Range other) {
            return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
        }

        @Override
        public String toString() {
            return from == to ? String.valueOf(from) : from + "–" + to;
        }
    }

    private FirewallSummary() {}

    /** @param group the name of the rows */
    static List<FirewallRow> of(String group, JsonNode securityGroup) {
        Map<String, Ports> byPeer = new LinkedHashMap<>();
        for (JsonNode rule : securityGroup.path("SecurityGroupIngress")) {
            add(byPeer.computeIfAbsent(peer(rule), name -> new Ports()).in, rule);
        }
        for (JsonNode rule : securityGroup.path("SecurityGroupEgress")) {
            add(byPeer.computeIfAbsent(peer(rule), name -> new Ports()).out, rule);
        }
        Map<Ports, List<String>> byPorts = new LinkedHashMap<>();
        byPeer.forEach((peer, ports) ->
                byPorts.computeIfAbsent(ports, same -> new ArrayList<>()).add(peer));
        List<FirewallRow> rows = new ArrayList<>();
        byPorts.forEach((ports, peers) -> {
            // The CDK's stand-in for "nothing": 255.255.255.255, ICMP.
            if (!peers.contains("255.255.255.255")) {
                rows.add(new FirewallRow(group, words(peers), words(ports.in), words(ports.out)));
            }
        });
        return rows;
    }

    private static String peer(JsonNode rule) {
        String address = rule.path("CidrIp").asText(rule.path("CidrIpv6").asText());
        String bare = address.replaceFirst("/32$", "");
        return bare.isEmpty() ? SynthesizedTemplate.target(rule.path("SourceSecurityGroupId")) : bare;
    }

    private static void add(Map<String, TreeSet<Range>> ports, JsonNode rule) {
        ports.computeIfAbsent(rule.path("IpProtocol").asText(), name -> new TreeSet<>())
                .add(new Range(
                        rule.path("FromPort").asInt(0), rule.path("ToPort").asInt(0)));
    }

    private static String words(Map<String, TreeSet<Range>> ports) {
        if (ports.isEmpty()) {
            return NONE;
        }
        return ports.entrySet().stream()
                .map(entry -> words(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String words(String protocol, TreeSet<Range> ranges) {
        String numbers = merged(ranges).stream().map(Range::toString).collect(Collectors.joining(" "));
        return switch (protocol) {
            case "-1" -> "everything";
            case "50" -> "ESP";
            case "icmp" -> "ping";
            default -> protocol + " " + numbers;
        };
    }

    /** Neighbours become one range. */
    private static List<Range> merged(TreeSet<Range> ranges) {
        List<Range> merged = new ArrayList<>();
        for (Range range : ranges) {
            Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && range.from <= last.to + 1) {
                merged.set(merged.size() - 1, new Range(last.from, Math.max(last.to, range.to)));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    private static String words(List<String> peers) {
        if (peers.equals(List.of("0.0.0.0/0"))) {
            return "anywhere";
        }
        List<String> left = new ArrayList<>(peers);
        List<String> words = new ArrayList<>();
        for (Edge edge : Edge.all()) {
            if (left.containsAll(edge.signalling())) {
                left.removeAll(edge.signalling());
                words.add(edge.id() + " (" + edge.signalling().size() + ")");
            }
        }
        if (left.size() <= ADDRESSES_WRITTEN_OUT) {
            words.addAll(left);
        } else {
            words.add(left.get(0) + " and " + (left.size() - 1) + " more");
        }
        return String.join(", ", words);
    }
}
