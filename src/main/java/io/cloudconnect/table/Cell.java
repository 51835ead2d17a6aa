package io.cloudconnect.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A value of a YAML file that travels with the library: a text, or what holds others by their places or their names.
 *
 * <p>Each start reads such files: a mapper to objects would take longer to come up than they take to be read.
 */
public final class Cell {
    private final Node node;

    private Cell(Node node) {
        this.node = node;
    }

    /** Reads the file of this name that lies beside a class. */
    public static Cell read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            LoaderOptions options = new LoaderOptions();
            StreamReader reader = new StreamReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return new Cell(new Composer(new ParserImpl(reader, options), new Texts(), options).getSingleNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        return ((ScalarNode) node).getValue();
    }

    public int number() {
        return Integer.parseInt(text());
    }

    /** What it holds by places. */
    public List<Cell> list() {
        List<Cell> cells = new ArrayList<>();
        for (Node one : ((SequenceNode) node).getValue()) {
            cells.add(new Cell(one));
        }
        return cells;
    }

    /** What it holds by this name; empty where it holds nothing by it. */
    public Optional<Cell> find(String name) {
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            if (((ScalarNode) entry.getKeyNode()).getValue().equals(name)) {
                return Optional.of(new Cell(entry.getValueNode()));
            }
        }
        return Optional.empty();
    }

    /** What it holds by this name. */
    public Cell get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is missing from a table"));
    }

    /** Takes every value for a text: nobody asks whether it looks like a date. */
    private static final class Texts extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }
}
