package io.cloudconnect.cli;

import io.cloudconnect.cost.YearlyCost;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A year under each licence model, side by side: an expense a line, a model a column. */
final class CostTable {
    private static final int LABEL = 58;
    private static final int CELL = 18;

    private final List<YearlyCost> models;

    CostTable(List<YearlyCost> models) {
        this.models = models;
    }

    void print(PrintWriter out) {
        row(out, "", models.stream().map(YearlyCost::model).toList());
        for (String expense : expenses()) {
            row(out, expense, models.stream().map(model -> cell(model, expense)).toList());
        }
        row(out, "TOTAL", models.stream().map(CostTable::total).toList());
        out.println();
        if (!models.stream().allMatch(YearlyCost::isComplete)) {
            out.println("≥: at least, since prices are not given");
        }
        for (YearlyCost model : models) {
            out.println(model.model() + ": " + model.name()
                    + model.unavailable().map(why -> ", not to be had: " + why).orElse(""));
        }
    }

    /** The models' lines, each once, by kind: products differ from model to model, most expenses do not. */
    private Set<String> expenses() {
        return models.stream()
                .flatMap(model -> model.lines().stream())
                .sorted(Comparator.comparing(YearlyCost.Line::kind))
                .map(CostTable::label)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String cell(YearlyCost model, String expense) {
        List<YearlyCost.Line> lines = model.lines().stream()
                .filter(line -> label(line).equals(expense))
                .toList();
        if (lines.isEmpty()) {
            return "";
        }
        return lines.stream().allMatch(line -> line.amount().isPresent())
                ? money(lines.stream()
                        .map(line -> line.amount().orElseThrow())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                : "not given";
    }

    private static String total(YearlyCost model) {
        return model.unavailable().isPresent()
                ? "not to be had"
                : (model.isComplete() ? "" : "≥ ") + money(model.total());
    }

    private static String label(YearlyCost.Line line) {
        return (line.need().count() > 1 ? line.need().count() + " × " : "") + line.what();
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    private static void row(PrintWriter out, String label, List<String> cells) {
        StringBuilder row = new StringBuilder(String.format("%-" + LABEL + "s", label));
        cells.forEach(cell -> row.append(String.format("%" + CELL + "s", cell)));
        out.println(row.toString().stripTrailing());
    }
}
