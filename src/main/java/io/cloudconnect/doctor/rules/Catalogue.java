package io.cloudconnect.doctor.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rows of {@code findings.yaml}. */
public final class Catalogue {
    private static final Map<String, FindingRow> ROWS = read();

    private Catalogue() {}

    /** All of them, in the file's order. */
    public static List<FindingRow> rows() {
        return List.copyOf(ROWS.values());
    }

    /** The row of this id. */
    public static FindingRow row(String id) {
        FindingRow row = ROWS.get(id);
        if (row == null) {
            throw new IllegalArgumentException("no finding has the id " + id);
        }
        return row;
    }

    private static Map<String, FindingRow> read() {
        Map<String, FindingRow> rows = new LinkedHashMap<>();
        try (InputStream in = Catalogue.class.getResourceAsStream("/io/cloudconnect/doctor/findings.yaml")) {
            JsonNode root = new YAMLMapper().readTree(in);
            for (JsonNode cells : root.get("findings")) {
                rows.put(cells.get("id").asText(), row(cells, root.get("pages")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(rows);
    }

    private static FindingRow row(JsonNode cells, JsonNode pages) {
        return new FindingRow(
                cells.get("id").asText(),
                Severity.valueOf(cells.get("severity").asText().toUpperCase(Locale.ROOT)),
                cells.get("title").asText(),
                cells.get("looksFor").asText(),
                cells.get("explanation").asText(),
                cells.get("remedy").asText(),
                text(cells, "site"),
                texts(cells.path("router")),
                source(cells, pages),
                text(cells, "seed"),
                Set.copyOf(texts(cells.path("hides"))),
                cells.path("alone").asBoolean(),
                cells.has("match") ? Optional.of(match(cells.get("match"))) : Optional.empty());
    }

    private static String source(JsonNode cells, JsonNode pages) {
        if (cells.has("error")) {
            return FindingRow.ERRORS + cells.get("error").asText();
        }
        String name = cells.get("source").asText();
        return pages.path(name).asText(name);
    }

    private static AnswerMatch match(JsonNode cells) {
        Set<Integer> statuses = new LinkedHashSet<>(numbers(cells.path("statuses")));
        if (cells.has("status")) {
            statuses.add(cells.get("status").asInt());
        }
        Set<Integer> errors = new LinkedHashSet<>(numbers(cells.path("errors")));
        if (cells.has("error")) {
            errors.add(cells.get("error").asInt());
        }
        return new AnswerMatch(
                statuses,
                errors,
                text(cells, "reason").map(Pattern::compile),
                cells.path("from").asText("twilio").equals("router"),
                cells.path("method").asText("INVITE"));
    }

    private static Optional<String> text(JsonNode cells, String name) {
        return cells.has(name) ? Optional.of(cells.get(name).asText()) : Optional.empty();
    }

    private static List<String> texts(JsonNode cells) {
        List<String> texts = new ArrayList<>();
        cells.forEach(cell -> texts.add(cell.asText()));
        return List.copyOf(texts);
    }

    private static List<Integer> numbers(JsonNode cells) {
        List<Integer> numbers = new ArrayList<>();
        cells.forEach(cell -> numbers.add(cell.asInt()));
        return numbers;
    }
}
