package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The {@code ;name=value} parameters of a URI or a header, in their order and spelling.
 *
 * <p>Source: https://www.rfc-editor.org/rfc/rfc3261#section-7.3.1
 */
public final class Parameters {
    /** None. */
    public static final Parameters NONE = new Parameters(new byte[0], 0, 0);

    private final byte[] text;
    private final int from;
    private final int to;
    private volatile List<Parameter> list;
    private volatile Found found;

    /** What was asked for last: mostly the one that is asked for in each message, a tag or a branch. */
    private record Found(String name, Optional<String> value) {}

    /**
     * One of them.
     *
     * @param value empty where there is no {@code =}; without the quotes where it is quoted
     */
    public record Parameter(String name, Optional<String> value) {
        @Override
        public String toString() {
            return value.map(text -> name + "=" + text).orElse(name);
        }
    }

    private Parameters(byte[] text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** Reads {@code ;tag=1;lr}; blanks around names and values do not count. */
    public static Parameters parse(String text) {
        byte[] bytes = Quoting.bytes(text);
        return parse(bytes, 0, bytes.length);
    }

    /** Reads those that stand here in a text. */
    static Parameters parse(byte[] text, int from, int to) {
        return from == to ? NONE : new Parameters(text, from, to);
    }

    /** In their order; read when first asked for, since mostly one of them is asked for by its name. */
    public List<Parameter> list() {
        List<Parameter> known = list;
        if (known == null) {
            known = read();
            list = known;
        }
        return known;
    }

    private List<Parameter> read() {
        List<Parameter> list = new ArrayList<>(6);
        int end;
        for (int at = from; at <= to; at = end + 1) {
            end = end(at);
            int start = Quoting.skipBlanks(text, at, end);
            if (start < end) {
                list.add(new Parameter(Quoting.text(text, start, nameEnd(start, end)), value(start, end)));
            }
        }
        return List.copyOf(list);
    }

    /** The value of the first of this name, in any case; empty where it is absent or has none. */
    public Optional<String> get(String name) {
        if (from == to) {
            return Optional.empty();
        }
        Found known = found;
        if (known == null || !known.name().equals(name)) {
            int start = find(name);
            known = new Found(name, start < 0 ? Optional.empty() : value(start, end(start)));
            found = known;
        }
        return known.value();
    }

    /** True when there is one of this name, with or without a value. */
    public boolean has(String name) {
        return find(name) >= 0;
    }

    /** Where the first of this name begins; -1 where there is none. */
    private int find(String name) {
        int end;
        for (int at = from; at < to; at = end + 1) {
            end = end(at);
            int start = Quoting.skipBlanks(text, at, end);
            if (beginsWith(start, end, name) && nameEnd(start, end) == start + name.length()) {
                return start;
            }
        }
        return -1;
    }

    private boolean beginsWith(int start, int end, String name) {
        if (name.isEmpty() || end - start < name.length()) {
            return false;
        }
        for (int index = 0; index < name.length(); index++) {
            byte own = text[start + index];
            char wanted = name.charAt(index);
            if (own != wanted && (own < 0 || Bytes.lower(own) != Character.toLowerCase(wanted))) {
                return false;
            }
        }
        return true;
    }

    private int end(int at) {
        return Quoting.partEnd(text, at, to, ';');
    }

    private int nameEnd(int start, int end) {
        int equals = Quoting.firstOf(text, start, end, '=');
        return Quoting.trimEnd(text, start, equals > start ? equals : end);
    }

    private Optional<String> value(int start, int end) {
        int equals = Quoting.firstOf(text, start, end, '=');
        return equals > start && equals < end ? Optional.of(Quoting.unquoted(text, equals + 1, end)) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters parameters && list().equals(parameters.list());
    }

    @Override
    public int hashCode() {
        return list().hashCode();
    }

    /** As written in a message: {@code ;tag=1;lr}. */
    @Override
    public String toString() {
        return list().stream().map(parameter -> ";" + parameter).collect(Collectors.joining());
    }
}
