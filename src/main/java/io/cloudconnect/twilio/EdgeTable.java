package io.cloudconnect.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.ip.PortRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of {@code edges.yaml}.
 *
 * <p>{@link Exchange} and {@link PublicEdge} ask for their own rows while they are initialised; neither may be touched
 * while the other's are made, which is why each keeps its list itself.
 */
final class EdgeTable {
    private static final JsonNode ROOT = read();
    private static final MediaRange MEDIA = media(ROOT.get("media"));

    private EdgeTable() {}

    static String checked() {
        return ROOT.get("checked").asText();
    }

    static MediaRange media() {
        return MEDIA;
    }

    static List<Exchange> exchanges() {
        return list(ROOT.get("exchanges"), EdgeTable::exchange);
    }

    static List<PublicEdge> publicEdges() {
        return list(ROOT.get("publicEdges"), EdgeTable::publicEdge);
    }

    static <E extends Edge> E find(List<E> edges, String id, String kind) {
        return edges.stream()
                .filter(edge -> edge.id().equals(id) || edge.legacyId().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown " + kind + " \"" + id + "\"; there are "
                        + listed(edges, edge -> edge.id() + " (" + edge.legacyId() + ")")));
    }

    static <E extends Edge> E findByRegion(List<E> edges, String region, String kind) {
        return edges.stream()
                .filter(edge -> edge.awsRegions().contains(region))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + kind + " serves the region \"" + region
                        + "\"; name one, or use a region that has one: "
                        + listed(edges, edge -> String.join(", ", edge.awsRegions()) + " (" + edge.id() + ")")));
    }

    private static <E> String listed(List<E> edges, Function<E, String> words) {
        return String.join(", ", edges.stream().map(words).toList());
    }

    private static JsonNode read() {
        try (InputStream in = EdgeTable.class.getResourceAsStream("edges.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exchange exchange(JsonNode row) {
        return new Exchange(
                row.get("id").asText(),
                row.get("legacyId").asText(),
                row.get("name").asText(),
                row.get("dataCentre").asText(),
                list(row.get("awsRegions"), JsonNode::asText),
                list(row.get("signalling"), JsonNode::asText),
                list(row.get("prefixes"), cell -> Cidr.of(cell.asText())),
                list(row.get("encryptionDomain"), cell -> Cidr.of(cell.asText())),
                list(row.get("bandwidthsMbps"), JsonNode::asInt),
                Optional.ofNullable(row.get("retiredMedia")).map(EdgeTable::media));
    }

    private static PublicEdge publicEdge(JsonNode row) {
        return new PublicEdge(
                row.get("id").asText(),
                row.get("legacyId").asText(),
                row.get("name").asText(),
                list(row.get("awsRegions"), JsonNode::asText),
                list(row.get("signalling"), JsonNode::asText));
    }

    private static MediaRange media(JsonNode cell) {
        JsonNode ports = cell.get("ports");
        return new MediaRange(
                Cidr.of(cell.get("network").asText()),
                new PortRange(ports.get("from").asInt(), ports.get("to").asInt()));
    }

    private static <T> List<T> list(JsonNode cells, Function<JsonNode, T> read) {
        List<T> values = new ArrayList<>();
        cells.forEach(cell -> values.add(read.apply(cell)));
        return List.copyOf(values);
    }
}
