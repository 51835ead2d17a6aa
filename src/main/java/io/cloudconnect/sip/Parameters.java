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
    public static final Parameters NONE = new Parameters("");

    private final String text;
    private volatile List<Parameter> list;

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

    private Parameters(String text) {
        this.text = text;
    }

    /** Reads {@code ;tag=1;lr}; blanks around names and values do not count. */
    public static Parameters parse(String text) {
        return text.isEmpty() ? NONE : new Parameters(text);
    }

    /** In their order; read when first asked for, since a trace has many routes whose parameters nobody asks for. */
    public List<Parameter> list() {
        List<Parameter> known = list;
        if (known == null) {
            known = read(text);
            list = known;
        }
        return known;
    }

    private static List<Parameter> read(String text) {
        List<Parameter> list = new ArrayList<>(6);
        for (String part : Quoting.split(text, ';')) {
            String item = Quoting.strip(part);
            int equals = item.indexOf('=');
            if (equals > 0) {
                String value = Quoting.unquote(Quoting.strip(item.substring(equals + 1)));
                list.add(new Parameter(Quoting.strip(item.substring(0, equals)), Optional.of(value)));
            } else if (!item.isEmpty()) {
                list.add(new Parameter(item, Optional.empty()));
            }
        }
        return List.copyOf(list);
    }

    /** The value of the first of this name, in any case; empty where it is absent or has none. */
    public Optional<String> get(String name) {
        for (Parameter parameter : list()) {
            if (parameter.name().equalsIgnoreCase(name)) {
                return parameter.value();
            }
        }
        return Optional.empty();
    }

    /** True when there is one of this name, with or without a value. */
    public boolean has(String name) {
        for (Parameter parameter : list()) {
            if (parameter.name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
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
