package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a rule found in a call, before it is put into words. A trace may have a million of them, of which few are shown:
 * lines and values are read off when they are asked for.
 */
public final class Hit {
    private record Value(String name, Supplier<?> text, Value before) {}

    private final String id;
    private final List<Supplier<Stream<Evidence>>> marks;
    private final Value values;

    private Hit(String id, List<Supplier<Stream<Evidence>>> marks, Value values) {
        this.id = id;
        this.marks = marks;
        this.values = values;
    }

    /** The beginning of one: the row of {@code findings.yaml}. */
    public static Hit of(String id) {
        return new Hit(id, List.of(), null);
    }

    public String id() {
        return id;
    }

    /** With a value for {@code {name}}. */
    public Hit with(String name, Object value) {
        return with(name, () -> value);
    }

    /** With a value for {@code {name}} that takes some work. */
    public Hit with(String name, Supplier<?> value) {
        return new Hit(id, marks, new Value(name, value, values));
    }

    /** With the message's start line as evidence. */
    public Hit at(CallMessage message) {
        return at(message, 0);
    }

    /** With a line of the message as evidence. */
    public Hit at(CallMessage message, int line) {
        return marked(() -> Stream.of(Evidence.of(message, line)));
    }

    /** With every header of this name as evidence; nothing where the message has none. */
    public Hit at(CallMessage message, String header) {
        return marked(
                () -> message.message().headers(header).stream().map(found -> Evidence.of(message, found.line())));
    }

    Hit at(Evidence line) {
        return marked(() -> Stream.of(line));
    }

    private Hit marked(Supplier<Stream<Evidence>> mark) {
        List<Supplier<Stream<Evidence>>> all = new ArrayList<>(marks.size() + 1);
        all.addAll(marks);
        all.add(mark);
        return new Hit(id, all, values);
    }

    /** With the evidence of another hit behind its own. */
    public Hit and(Hit other) {
        List<Supplier<Stream<Evidence>>> all = new ArrayList<>(marks);
        all.addAll(other.marks);
        return new Hit(id, all, values);
    }

    /** How often {@code at} was said. */
    int marks() {
        return marks.size();
    }

    /** What its {@code {names}} stand for. */
    public Map<String, String> values() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Value value = values; value != null; value = value.before()) {
            all.putIfAbsent(value.name(), String.valueOf(value.text().get()));
        }
        return all;
    }

    /** The lines that show it, each once. */
    public List<Evidence> evidence() {
        return marks.stream().flatMap(Supplier::get).distinct().toList();
    }
}
