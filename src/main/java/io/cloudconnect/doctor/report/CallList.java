package io.cloudconnect.doctor.report;

import io.cloudconnect.doctor.rules.Catalogue;
import io.cloudconnect.doctor.rules.FindingRow;
import io.cloudconnect.doctor.rules.Severity;
import io.cloudconnect.doctor.rules.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What was found how often, and all calls one below the other; nothing where there is one call only. */
final class CallList {
    /** What the list of calls can be narrowed to, without a script. */
    private enum Filter {
        ALL("All", call -> true),
        ERRORS("Errors", call -> call.worst().equals(Optional.of(Severity.ERROR))),
        WARNINGS("Warnings", call -> call.worst().equals(Optional.of(Severity.WARNING))),
        FINE(
                "Fine",
                call -> call.worst().filter(worst -> worst != Severity.NOTE).isEmpty());

        private final String label;
        private final Predicate<CallReport> shown;

        Filter(String label, Predicate<CallReport> shown) {
            this.label = label;
            this.shown = shown;
        }
    }

    /** A longer list has a scroll bar of its own. */
    private static final int UNROLLED = 12;

    private final Markup out;
    private final Report report;
    private final DrawnCalls calls;

    private CallList(Markup out, Report report, DrawnCalls calls) {
        this.out = out;
        this.report = report;
        this.calls = calls;
    }

    static void write(Markup out, Report report, DrawnCalls calls) {
        if (report.calls().size() > 1) {
            CallList list = new CallList(out, report, calls);
            list.kinds();
            list.list();
        }
    }

    /** Which findings, how often, and a call that shows each; where each was made once, the list tells as much. */
    private void kinds() {
        Map<String, Long> counts = report.counts().byFinding();
        if (counts.values().stream().allMatch(count -> count == 1)) {
            return;
        }
        List<FindingRow> rows = counts.keySet().stream()
                .map(Catalogue::row)
                .sorted(Comparator.comparing(FindingRow::severity)
                        .thenComparing(row -> -counts.get(row.id()))
                        .thenComparing(FindingRow::id))
                .toList();
        out.open("nav", "class", "list kinds", "aria-label", "Findings").line();
        for (FindingRow row : rows) {
            out.open("a", "href", example(row), "class", "row");
            HtmlReport.dot(out, Optional.of(row.severity()));
            out.element("span", Words.counted(counts.get(row.id()), "call"), "class", "time");
            out.element("span", row.title(), "class", "who");
            out.open("span", "class", "what").element("code", row.id()).close();
            out.close().line();
        }
        out.close().line();
    }

    private String example(FindingRow row) {
        return report.calls().stream()
                .filter(call -> calls.isDrawn(call)
                        && call.findings().stream()
                                .anyMatch(finding -> finding.id().equals(row.id())))
                .findFirst()
                .map(call -> "#" + HtmlReport.callId(call))
                .orElse("");
    }

    private void list() {
        out.open("section", "class", "calls", "aria-label", "Calls").line();
        for (Filter filter : Filter.values()) {
            long count = report.calls().stream().filter(filter.shown).count();
            String id = "show-" + filter.name().toLowerCase(Locale.ROOT);
            if (filter == Filter.ALL || count > 0 && count < report.calls().size()) {
                String checked = filter == Filter.ALL ? "checked" : "";
                out.empty("input", "type", "radio", "name", "show", "id", id, "checked", checked)
                        .element("label", filter.label + " " + count, "for", id)
                        .line();
            }
        }
        String state = report.calls().size() > UNROLLED ? "list long" : "list";
        out.open("nav", "class", state, "aria-label", "Calls").line();
        report.calls().forEach(this::row);
        out.close().close().line();
    }

    private void row(CallReport call) {
        String state = call.worst()
                .filter(worst -> worst != Severity.NOTE)
                .map(Severity::id)
                .orElse("fine");
        out.open("a", "href", calls.isDrawn(call) ? "#" + HtmlReport.callId(call) : "", "class", "row " + state);
        HtmlReport.dot(out, call.worst());
        out.element("span", HtmlReport.clock(call.start()), "class", "time");
        HtmlReport.who(out, call);
        out.element("span", call.verdict(), "class", "what");
        out.close().line();
    }
}
