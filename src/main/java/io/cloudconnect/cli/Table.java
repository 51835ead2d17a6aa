package io.cloudconnect.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows in columns, under headings. */
final class Table {
    private static final String GAP = "  ";

    private Table() {}

    static void print(PrintWriter out, List<Map<String, Object>> rows) {
        List<String> columns = List.copyOf(rows.get(0).keySet());
        StringBuilder heading = new StringBuilder();
        for (String column : columns) {
            heading.append(padded(column.toUpperCase(Locale.ROOT), width(rows, column)))
                    .append(GAP);
        }
        out.println(heading.toString().stripTrailing());
        for (Map<String, Object> row : rows) {
            StringBuilder line = new StringBuilder();
            row.forEach((column, value) ->
                    line.append(padded(value.toString(), width(rows, column))).append(GAP));
            out.println(line.toString().stripTrailing());
        }
    }

    private static int width(List<Map<String, Object>> rows, String column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).toString().length())
                .reduce(column.length(), Math::max);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
