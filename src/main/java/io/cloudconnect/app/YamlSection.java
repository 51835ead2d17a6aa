package io.cloudconnect.app;

import io.cloudconnect.rule.Offer;
import io.cloudconnect.rule.Range;
import io.cloudconnect.rule.TextRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A map of the site file, read field by field.
 *
 * <p>Whatever is wrong with a field becomes a {@link Mistake} with its line, and the reader goes on with the field's
 * default. A field is known because somebody asked for it: {@link #noOther()} comes last and reports the rest.
 */
final class YamlSection {
    private final Mistakes mistakes;
    private final String path;
    private final Node where;
    /** False where another value stands, which is told as a whole. */
    private final boolean isOfFields;

    private final Map<String, NodeTuple> fields = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    /** The whole document. */
    static YamlSection root(Node node, Mistakes mistakes) {
        return new YamlSection(mistakes, "", node, node);
    }

    private YamlSection(Mistakes mistakes, String path, Node where, Node content) {
        this.mistakes = mistakes;
        this.path = path;
        this.where = where;
        this.isOfFields = content == null || content instanceof MappingNode;
        if (content instanceof MappingNode map) {
            readOwnFields(map);
            merge(map, Collections.newSetFromMap(new IdentityHashMap<>()));
        } else if (content != null) {
            String written = Confidential.isValue(content) ? kind(content) : found(content);
            mistakes.add(content, path, written + " where fields are expected", this::fieldsExpected);
        }
    }

    private String fieldsExpected() {
        return known.isEmpty() ? "write \"field: value\" lines" : "write its fields: " + String.join(", ", known);
    }

    private void readOwnFields(MappingNode map) {
        for (NodeTuple field : map.getValue()) {
            if (field.getKeyNode().getTag().equals(Tag.MERGE)) {
                continue;
            }
            if (!(field.getKeyNode() instanceof ScalarNode key)) {
                mistakes.add(field.getKeyNode(), path, "a field's name is " + kind(field.getKeyNode()), "write a word");
                continue;
            }
            NodeTuple first = fields.putIfAbsent(key.getValue(), field);
            if (first != null) {
                int line = first.getKeyNode().getStartMark().getLine() + 1;
                mistakes.add(key, path(key.getValue()), "is written twice, first in line " + line, "keep one of them");
            }
        }
    }

    // YAML's merge key, "<<: *name": what is written here wins over what is merged, an earlier merge over a later.
    private void merge(MappingNode map, Set<Node> done) {
        // Merging a map twice changes nothing, and anchors may name each other without end.
        if (!done.add(map)) {
            return;
        }
        for (NodeTuple field : map.getValue()) {
            if (!field.getKeyNode().getTag().equals(Tag.MERGE)) {
                continue;
            }
            List<Node> sources =
                    field.getValueNode() instanceof SequenceNode list ? list.getValue() : List.of(field.getValueNode());
            for (Node source : sources) {
                if (!(source instanceof MappingNode merged)) {
                    mistakes.add(field.getKeyNode(), path("<<"), "merges " + kind(source), "name an anchor on fields");
                    continue;
                }
                for (NodeTuple inherited : merged.getValue()) {
                    if (inherited.getKeyNode() instanceof ScalarNode key
                            && !key.getTag().equals(Tag.MERGE)) {
                        fields.putIfAbsent(key.getValue(), inherited);
                    }
                }
                merge(merged, done);
            }
        }
    }

    boolean has(String field) {
        known.add(field);
        return fields.containsKey(field);
    }

    /** True where the field's value is a map, for fields with a short and a long form. */
    boolean isSection(String field) {
        return has(field) && node(field) instanceof MappingNode;
    }

    /** The fields' names, for maps whose keys are names of the user's. */
    List<String> names() {
        return List.copyOf(fields.keySet());
    }

    /** A text; {@code read} refuses it by an IllegalArgumentException whose message names the remedy. */
    <T> Optional<T> text(String field, Function<String, T> read) {
        return has(field) ? text(node(field), path(field), read) : Optional.empty();
    }

    Optional<String> text(String field) {
        return text(field, TextRules::line);
    }

    /** A text that has no default; its absence is a mistake. */
    <T> Optional<T> required(String field, Function<String, T> read) {
        if (!has(field) && isOfFields) {
            mistakes.add(where, path(field), "is missing", "write it");
        }
        return text(field, read);
    }

    /** Whether the field says true, without reporting anything. */
    boolean isTrue(String field) {
        return has(field)
                && node(field).getTag().equals(Tag.BOOL)
                && Boolean.parseBoolean(((ScalarNode) node(field)).getValue());
    }

    boolean flag(String field, boolean otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        if (node(field).getTag().equals(Tag.BOOL)) {
            return isTrue(field);
        }
        mistakes.add(node(field), path(field), found(node(field)) + " is neither true nor false", "write one of them");
        return otherwise;
    }

    Optional<Long> whole(String field, Range range) {
        if (!has(field)) {
            return Optional.empty();
        }
        if (!node(field).getTag().equals(Tag.INT)) {
            mistakes.add(node(field), path(field), found(node(field)) + " is no whole number", range.remedy());
            return Optional.empty();
        }
        String digits = ((ScalarNode) node(field)).getValue();
        try {
            long number = Long.parseLong(digits);
            if (range.contains(number)) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // Beyond 64 bits is out of range like any other.
        }
        refuse(field, range.refusal(digits));
        return Optional.empty();
    }

    int whole(String field, Range range, int otherwise) {
        return whole(field, range).map(Long::intValue).orElse(otherwise);
    }

    /** One of some whole numbers. */
    int oneOf(String field, Offer offer, int otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        boolean isNumber = node(field).getTag().equals(Tag.INT);
        String written = isNumber ? ((ScalarNode) node(field)).getValue() : found(node(field));
        Optional<Integer> match = offer.numbers().stream()
                .filter(value -> isNumber && written.equals(value.toString()))
                .findFirst();
        if (match.isEmpty()) {
            refuse(field, offer.refusal(written));
        }
        return match.orElse(otherwise);
    }

    /** One of some words. */
    <T> Optional<T> choice(String field, List<T> values, Function<T, String> word) {
        return text(field, text -> values.stream()
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is not offered; "
                        + Nearest.remedy(text, values.stream().map(word).toList()))));
    }

    /** A list of texts; those that {@code read} refuses are left out. */
    <T> List<T> list(String field, Function<String, T> read) {
        List<T> values = new ArrayList<>();
        for (Element element : elements(field)) {
            text(element.node, element.path, read).ifPresent(values::add);
        }
        return List.copyOf(values);
    }

    /** A list of maps; those that {@code read} finds unusable are left out. */
    <T> List<T> sections(String field, Function<YamlSection, Optional<T>> read) {
        List<T> values = new ArrayList<>();
        for (Element element : elements(field)) {
            read.apply(new YamlSection(mistakes, element.path, element.node, element.node))
                    .ifPresent(values::add);
        }
        return List.copyOf(values);
    }

    /** How many elements the list has as written, sound or not; nothing where the field is no list, which is told. */
    OptionalInt length(String field) {
        if (!has(field)) {
            return OptionalInt.of(0);
        }
        return node(field) instanceof SequenceNode list
                ? OptionalInt.of(list.getValue().size())
                : OptionalInt.empty();
    }

    /** The map under this field; an empty one where the field is absent. */
    YamlSection section(String field) {
        if (!has(field)) {
            return new YamlSection(mistakes, path(field), where, null);
        }
        return new YamlSection(mistakes, path(field), fields.get(field).getKeyNode(), node(field));
    }

    /** Reports every field nobody asked for. */
    void noOther() {
        fields.forEach((name, field) -> {
            if (!known.contains(name)) {
                String remedy = Nearest.remedy(name, known);
                mistakes.add(field.getKeyNode(), path(name), unknown(name, field.getValueNode()), remedy);
            }
        });
    }

    private static String unknown(String name, Node value) {
        boolean secret = Confidential.isName(name) || Confidential.isValue(value);
        return "unknown field" + (secret ? "" : ", with " + found(value));
    }

    /** Reports a mistake of the field as a whole, at the section where the field is absent. */
    void mistake(String field, String problem, String remedy) {
        NodeTuple entry = fields.get(field);
        mistakes.add(entry == null ? where : entry.getValueNode(), path(field), problem, remedy);
    }

    /** How many mistakes the whole file has so far. */
    int mistakesSoFar() {
        return mistakes.count();
    }

    /** Reports a mistake in a file that a field names. */
    void mistakeInOther(String file, int line, String problem, String remedy) {
        mistakes.addToOther(file, line, problem, remedy);
    }

    private void refuse(String field, IllegalArgumentException refusal) {
        mistake(field, problem(refusal), remedy(refusal));
    }

    /** Holds several fields against a rule; a refusal is reported at the field. */
    void check(String field, Runnable rule) {
        try {
            rule.run();
        } catch (IllegalArgumentException e) {
            refuse(field, e);
        }
    }

    /** Makes a value of several fields; a refusal is reported at the field. */
    <T> Optional<T> checked(String field, Supplier<T> make) {
        try {
            return Optional.of(make.get());
        } catch (IllegalArgumentException e) {
            refuse(field, e);
            return Optional.empty();
        }
    }

    private record Element(Node node, String path) {}

    private List<Element> elements(String field) {
        if (!has(field)) {
            return List.of();
        }
        if (!(node(field) instanceof SequenceNode list)) {
            mistakes.add(node(field), path(field), found(node(field)) + " is no list", "write [one, another]");
            return List.of();
        }
        List<Element> elements = new ArrayList<>();
        for (Node element : list.getValue()) {
            elements.add(new Element(element, path(field) + "[" + elements.size() + "]"));
        }
        return elements;
    }

    private <T> Optional<T> text(Node node, String at, Function<String, T> read) {
        if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.STR)) {
            boolean secret = Confidential.isName(at.substring(at.lastIndexOf('.') + 1));
            String remedy = !(node instanceof ScalarNode scalar)
                    ? "write one text"
                    : scalar.getTag().equals(Tag.NULL)
                            ? "write a value, or leave the field out"
                            : "put it in quotes" + (secret ? "" : ": \"" + scalar.getValue() + "\"");
            mistakes.add(node, at, (secret ? kind(node) : found(node)) + " where a text is expected", remedy);
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(scalar.getValue()));
        } catch (IllegalArgumentException e) {
            mistakes.add(node, at, problem(e), remedy(e));
            return Optional.empty();
        }
    }

    // The values' own messages read "what is wrong; what to write".
    static String problem(IllegalArgumentException e) {
        return e.getMessage().split("; ", 2)[0];
    }

    static String remedy(IllegalArgumentException e) {
        String[] parts = e.getMessage().split("; ", 2);
        return parts.length == 2 ? parts[1] : "";
    }

    private Node node(String field) {
        return fields.get(field).getValueNode();
    }

    private String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String found(Node node) {
        if (!(node instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
            return kind(node);
        }
        String value = scalar.getValue();
        return scalar.getTag().equals(Tag.STR)
                ? "\"" + value + "\""
                : (scalar.getTag().equals(Tag.BOOL) ? "the truth value " : "the number ") + value;
    }

    private static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a map";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return node.getTag().equals(Tag.NULL) ? "nothing" : "a single value";
    }
}
