package io.cloudconnect.twilio;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.ip.PortRange;
import io.cloudconnect.table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of {@code edges.yaml}.
 *
 * <p>{@link Exchange} and {@link PublicEdge} ask for their own rows while they are initialised; neither may be touched
 * while the other's are made, which is why each keeps its list itself.
 */
final class EdgeTable {
    private static final Cell ROOT = Cell.read(EdgeTable.class, "edges.yaml");
    private static final MediaRange MEDIA = media(ROOT.get("media"));

    private EdgeTable() {}

    static String checked() {
        return ROOT.get("checked").text();
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

    private static Exchange exchange(Cell row) {
        return new Exchange(
                row.get("id").text(),
                row.get("legacyId").text(),
                row.get("name").text(),
                row.get("dataCentre").text(),
                list(row.get("awsRegions"), Cell::text),
                list(row.get("signalling"), Cell::text),
                list(row.get("prefixes"), cell -> Cidr.of(cell.text())),
                list(row.get("encryptionDomain"), cell -> Cidr.of(cell.text())),
                list(row.get("bandwidthsMbps"), Cell::number),
                row.find("retiredMedia").map(EdgeTable::media));
    }

    private static PublicEdge publicEdge(Cell row) {
        return new PublicEdge(
                row.get("id").text(),
                row.get("legacyId").text(),
                row.get("name").text(),
                list(row.get("awsRegions"), Cell::text),
                list(row.get("signalling"), Cell::text));
    }

    private static MediaRange media(Cell cell) {
        Cell ports = cell.get("ports");
        return new MediaRange(
                Cidr.of(cell.get("network").text()),
                new PortRange(ports.get("from").number(), ports.get("to").number()));
    }

    private static <T> List<T> list(Cell cells, Function<Cell, T> read) {
        List<T> values = new ArrayList<>();
        cells.list().forEach(cell -> values.add(read.apply(cell)));
        return List.copyOf(values);
    }
}
