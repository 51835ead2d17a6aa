package io.cloudconnect.cube;

import io.cloudconnect.cube.CommandForm.Choice;
import io.cloudconnect.cube.CommandForm.Literal;
import io.cloudconnect.cube.CommandForm.Name;
import io.cloudconnect.cube.CommandForm.Sequence;
import io.cloudconnect.cube.CommandForm.Shape;
import io.cloudconnect.cube.CommandForm.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the form of a command as the table writes it. */
final class FormReader {
    private static final Pattern NAMED = Pattern.compile("(new|open|use) (\\S+) (.+)");

    private final String form;
    private int at;

    private FormReader(String form) {
        this.form = form;
    }

    static Shape read(String form) {
        return new FormReader(form).sequence();
    }

    private Sequence sequence() {
        List<Shape> shapes = new ArrayList<>();
        while (at < form.length() && "|}]".indexOf(form.charAt(at)) < 0) {
            switch (form.charAt(at)) {
                case ' ' -> at++;
                case '{' -> shapes.add(choice('}'));
                case '[' -> shapes.add(choice(']'));
                default -> shapes.add(word());
            }
        }
        return new Sequence(List.copyOf(shapes));
    }

    private Choice choice(char close) {
        List<Shape> shapes = new ArrayList<>();
        do {
            at++;
            shapes.add(sequence());
        } while (form.charAt(at) == '|');
        if (form.charAt(at) != close) {
            throw new IllegalStateException("\"" + form + "\" opens a group that it does not close");
        }
        at++;
        return new Choice(List.copyOf(shapes), close == ']');
    }

    private Shape word() {
        int start = at;
        while (at < form.length() && " |{}[]<".indexOf(form.charAt(at)) < 0) {
            at++;
        }
        String literal = form.substring(start, at);
        if (at == form.length() || form.charAt(at) != '<') {
            return new Literal(literal);
        }
        int close = form.indexOf('>', at);
        String words = form.substring(at + 1, close);
        at = close + 1;
        Matcher named = NAMED.matcher(words);
        if (named.matches()) {
            Name name = new Name(named.group(2), Name.Use.valueOf(named.group(1).toUpperCase()));
            return new Value(literal, ValueType.of(named.group(3)), Optional.of(name), false);
        }
        return new Value(literal, ValueType.of(words), Optional.empty(), words.equals("ios-regex"));
    }
}
