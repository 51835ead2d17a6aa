package io.cloudconnect.local.report;

import io.cloudconnect.local.terminal.Paint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The rules of a site's security groups in words: rules that differ only in their peers are one line. */
final class FirewallSheet {
    private final Paint paint;

    FirewallSheet(Paint paint) {
        this.paint = paint;
    }

    List<String> lines(StandingSite site) {
        List<String> lines = new ArrayList<>();
        site.groups().forEach((id, description) -> {
            List<FirewallRule> rules = site.rules().stream()
                    .filter(rule -> rule.groupId().equals(id) && !rule.isPlaceholder())
                    .toList();
            if (lines.size() > 0) {
                lines.add("");
            }
            lines.add(paint.value(id) + "  " + description
                    + paint.quiet(rules.isEmpty() ? "" : "  " + rules.size() + " rules"));
            lines.addAll(merged(rules));
        });
        return lines;
    }

    private List<String> merged(List<FirewallRule> rules) {
        Map<Kind, Peers> peersByKind = new LinkedHashMap<>();
        for (FirewallRule rule : rules) {
            peersByKind
                    .computeIfAbsent(new Kind(rule.traffic(), rule.description()), kind -> new Peers())
                    .add(rule);
        }
        List<String> lines = new ArrayList<>();
        peersByKind.forEach((kind, peers) -> {
            if (peers.in.equals(peers.out)) {
                lines.add(line("in, out", kind, peers.in));
                return;
            }
            if (!peers.in.isEmpty()) {
                lines.add(line("in", kind, peers.in));
            }
            if (!peers.out.isEmpty()) {
                lines.add(line("out", kind, peers.out));
            }
        });
        return lines.isEmpty() ? List.of("  " + paint.quiet("lets nothing in or out")) : lines;
    }

    private String line(String direction, Kind kind, TreeSet<String> peers) {
        return String.format(
                Locale.ROOT,
                "  %-8s %-16s %-26s %s",
                direction,
                kind.traffic,
                shorten(new ArrayList<>(peers)),
                paint.quiet(kind.description));
    }

    /** {@code 208.78.112.64, .65, .66}: addresses of one network are told by their last byte. */
    private static String shorten(List<String> peers) {
        StringBuilder text = new StringBuilder();
        String network = "";
        for (String peer : peers) {
            boolean host = peer.endsWith("/32");
            String address = host ? peer.substring(0, peer.length() - 3) : peer;
            int lastDot = address.lastIndexOf('.');
            String start = host ? address.substring(0, lastDot) : address;
            if (text.length() > 0) {
                text.append(", ");
            }
            text.append(host && start.equals(network) ? address.substring(lastDot) : address);
            network = start;
        }
        return text.toString();
    }

    private record Kind(String traffic, String description) {}

    private static final class Peers {
        private final TreeSet<String> in = new TreeSet<>();
        private final TreeSet<String> out = new TreeSet<>();

        private void add(FirewallRule rule) {
            (rule.inbound() ? in : out).add(rule.peer());
        }
    }
}
