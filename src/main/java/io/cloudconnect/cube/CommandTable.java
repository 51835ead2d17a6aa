package io.cloudconnect.cube;

import io.cloudconnect.cube.CommandForm.Choice;
import io.cloudconnect.cube.CommandForm.Literal;
import io.cloudconnect.cube.CommandForm.Sequence;
import io.cloudconnect.cube.CommandForm.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The forms of {@code commands.txt}, by mode and first word. */
final class CommandTable {
    /** The mode a configuration begins in. */
    static final String TOP = "config";

    private static final CommandTable TABLE = new CommandTable();

    private final Map<String, String> sources = new HashMap<>();
    private final Map<String, Map<String, List<CommandForm>>> byFirstWord = new HashMap<>();
    private final Map<String, List<CommandForm>> byMode = new HashMap<>();

    private CommandTable() {
        try (InputStream in = CommandTable.class.getResourceAsStream("commands.txt")) {
            String mode = TOP;
            for (String row : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (row.startsWith("@source ")) {
                    String[] words = row.split(" ", 3);
                    sources.put(words[1], words[2]);
                } else if (row.startsWith("@mode ")) {
                    mode = row.substring(6);
                } else if (!row.isBlank() && !row.startsWith("#")) {
                    add(mode, CommandForm.of(row, this::source));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CommandTable get() {
        return TABLE;
    }

    /** Forms that can begin with this word, by it or by a value. */
    List<CommandForm> candidates(String mode, String firstWord) {
        Map<String, List<CommandForm>> forms = byFirstWord.getOrDefault(mode, Map.of());
        List<CommandForm> byValue = forms.getOrDefault("", List.of());
        List<CommandForm> byWord = forms.get(firstWord.toLowerCase(Locale.ROOT));
        if (byWord == null) {
            return byValue;
        }
        return byValue.isEmpty()
                ? byWord
                : Stream.concat(byWord.stream(), byValue.stream()).toList();
    }

    List<CommandForm> forms(String mode) {
        return byMode.getOrDefault(mode, List.of());
    }

    Set<String> modes() {
        return byMode.keySet();
    }

    private String source(String key) {
        String source = sources.get(key);
        if (source == null) {
            throw new IllegalStateException("unknown source " + key);
        }
        return source;
    }

    private void add(String mode, CommandForm form) {
        byMode.computeIfAbsent(mode, key -> new ArrayList<>()).add(form);
        for (String word : firstWords(form.shape())) {
            byFirstWord
                    .computeIfAbsent(mode, key -> new HashMap<>())
                    .computeIfAbsent(word, key -> new ArrayList<>())
                    .add(form);
        }
    }

    /** The words a form can begin with; {@code ""} for a value. */
    private static Set<String> firstWords(Shape shape) {
        if (shape instanceof Literal literal) {
            return Set.of(literal.word().toLowerCase(Locale.ROOT));
        }
        if (shape instanceof Sequence sequence) {
            return firstWords(sequence.shapes().get(0));
        }
        if (shape instanceof Choice choice && !choice.optional()) {
            Set<String> words = new LinkedHashSet<>();
            choice.shapes().forEach(each -> words.addAll(firstWords(each)));
            return words;
        }
        return Set.of("");
    }
}
