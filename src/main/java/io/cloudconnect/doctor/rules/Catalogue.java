package io.cloudconnect.doctor.rules;

import io.cloudconnect.table.Cell;
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
        Cell root = Cell.read(Catalogue.class, "/io/cloudconnect/doctor/findings.yaml");
        Cell pages = root.get("pages");
        for (Cell cells : root.get("findings").list()) {
            rows.put(cells.get("id").text(), row(cells, pages));
        }
        return Collections.unmodifiableMap(rows);
    }

    private static FindingRow row(Cell cells, Cell pages) {
        return new FindingRow(
                cells.get("id").text(),
                Severity.valueOf(cells.get("severity").text().toUpperCase(Locale.ROOT)),
                cells.get("title").text(),
                cells.get("looksFor").text(),
                cells.get("explanation").text(),
                cells.get("remedy").text(),
                text(cells, "site"),
                texts(cells, "router"),
                source(cells, pages),
                text(cells, "seed"),
                Set.copyOf(texts(cells, "hides")),
                text(cells, "alone").equals(Optional.of("true")),
                cells.find("match").map(Catalogue::match));
    }

    private static String source(Cell cells, Cell pages) {
        Optional<String> error = text(cells, "error");
        if (error.isPresent()) {
            return FindingRow.ERRORS + error.get();
        }
        String name = cells.get("source").text();
        return text(pages, name).orElse(name);
    }

    private static AnswerMatch match(Cell cells) {
        Set<Integer> statuses = numbers(cells, "statuses", "status");
        Set<Integer> errors = numbers(cells, "errors", "error");
        return new AnswerMatch(
                statuses,
                errors,
                text(cells, "reason").map(Pattern::compile),
                text(cells, "from").equals(Optional.of("router")),
                text(cells, "method").orElse("INVITE"));
    }

    private static Optional<String> text(Cell cells, String name) {
        return cells.find(name).map(Cell::text);
    }

    private static List<String> texts(Cell cells, String name) {
        return cells.find(name)
                .map(cell -> cell.list().stream().map(Cell::text).toList())
                .orElse(List.of());
    }

    /** Those of a list, and one by itself. */
    private static Set<Integer> numbers(Cell cells, String several, String one) {
        Set<Integer> numbers = new LinkedHashSet<>();
        cells.find(several).ifPresent(cell -> cell.list().forEach(number -> numbers.add(number.number())));
        cells.find(one).ifPresent(number -> numbers.add(number.number()));
        return numbers;
    }
}
