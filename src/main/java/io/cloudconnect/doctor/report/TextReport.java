package io.cloudconnect.doctor.report;

import io.cloudconnect.doctor.Diagnosis;
import io.cloudconnect.doctor.rules.Words;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The report for people at a terminal: the verdict first, then the evidence. */
public final class TextReport {
    private static final int WIDTH = 100;
    private static final int EXPLAINED_OF_A_KIND = 5;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(java.time.ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder();
    private final boolean colours;
    private final Map<String, Integer> explained = new HashMap<>();

    private TextReport(boolean colours) {
        this.colours = colours;
    }

    /** Without colours, for files and pipes. */
    public static String plain(Report report) {
        return new TextReport(false).write(report);
    }

    /** With colours, for terminals. */
    public static String coloured(Report report) {
        return new TextReport(true).write(report);
    }

    private String write(Report report) {
        line(bold(Printable.line(report.verdict())));
        for (FindingReport finding : report.overall()) {
            line("");
            finding(finding);
        }
        for (CallReport call : report.calls()) {
            if (call.comparison().isPresent() || isNews(call)) {
                line("");
                call(call);
            } else if (!call.findings().isEmpty()) {
                another(call);
            }
        }
        line("");
        rest(report);
        return out.toString();
    }

    /** True where one of its findings was not yet explained often enough. */
    private boolean isNews(CallReport call) {
        boolean news = false;
        for (FindingReport finding : call.findings()) {
            news |= explained.merge(finding.id(), 1, Integer::sum) <= EXPLAINED_OF_A_KIND;
        }
        return news;
    }

    /** A call like those above it. */
    private void another(CallReport call) {
        line(headline(call) + "  "
                + call.findings().stream().map(FindingReport::id).collect(Collectors.joining(", ")));
    }

    private String headline(CallReport call) {
        return bold("Call " + call.number()) + "  "
                + call.start().map(time -> CLOCK.format(time) + "  ").orElse("")
                + Printable.line(call.caller()) + " > " + Printable.line(call.called());
    }

    private void rest(Report report) {
        Diagnosis.Counts counts = report.counts();
        long healthy = counts.calls() - counts.sick();
        line(Words.counted(counts.messages(), "message") + ", " + Words.counted(counts.calls(), "call")
                + " with Twilio, " + healthy + " of them without a problem"
                + (counts.others() == 0
                        ? ""
                        : "; " + Words.counted(counts.others(), "call") + " without Twilio not examined"));
        if (report.left() > 0) {
            line(Words.counted(report.left(), "call") + " counted and not listed. How often each finding was made:");
            counts.byFinding().forEach((id, count) -> line(String.format(Locale.ROOT, "  %6d  %s", count, id)));
        }
        for (String place : report.unreadable()) {
            line("passed over: " + Printable.line(place));
        }
    }

    private void call(CallReport call) {
        line(headline(call));
        wrapped("  ", Printable.line(call.verdict()));
        facts(call);
        for (FindingReport finding : call.findings()) {
            line("");
            finding(finding);
        }
        call.comparison().ifPresent(this::comparison);
    }

    private void facts(CallReport call) {
        List<String> facts = new ArrayList<>();
        call.facts().forEach((name, value) -> {
            if (name.equals("Call-ID")) {
                facts.add(value);
            } else if (!name.equals("Offered") && !name.equals("Answer")) {
                facts.add(spoken(name) + " " + value);
            }
        });
        wrapped("  ", Printable.line(String.join(", ", facts)), this::dim);
        media(call, "Offered", "offered");
        media(call, "Answer", "answered");
    }

    private void media(CallReport call, String fact, String spoken) {
        if (call.facts().containsKey(fact)) {
            wrapped("  ", Printable.line(spoken + " " + call.facts().get(fact)), this::dim);
        }
    }

    /** A fact's name within a sentence; Twilio's keeps its letter. */
    private static String spoken(String name) {
        return name.startsWith("Twilio") ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private void finding(FindingReport finding) {
        line("  " + severity(finding) + " " + bold(Printable.line(finding.title())) + dim("  " + finding.id()));
        int width = finding.evidence().stream()
                .mapToInt(one -> one.place().length())
                .max()
                .orElse(0);
        for (FindingReport.Line evidence : finding.evidence()) {
            line(dim("    " + Printable.line(evidence.place())
                            + " ".repeat(width - evidence.place().length())) + "  " + Printable.line(evidence.text()));
        }
        wrapped("    ", Printable.line(finding.explanation()));
        wrapped("    ", "What to do: " + Printable.line(finding.remedy()));
        finding.router().forEach(text -> line(green("      " + Printable.line(text))));
        line(dim("    " + finding.source()));
    }

    private void comparison(List<Difference> differences) {
        line("");
        line("  Beside the reference call" + (differences.isEmpty() ? ": nothing differs." : ":"));
        for (Difference one : differences) {
            line("  " + (one.matters() ? red("!") : " ") + " " + one.message() + ", " + one.header());
            line(dim("      there  " + one.expected()));
            line("      here   " + (one.found().isEmpty() ? "(none)" : Printable.line(one.found())));
            wrapped("      ", (one.matters() ? "Matters: " : "Does not matter: ") + one.why());
        }
    }

    private String severity(FindingReport finding) {
        return switch (finding.severity()) {
            case ERROR -> red("error:");
            case WARNING -> code("33", "warning:");
            case NOTE -> code("36", "note:");
        };
    }

    private void wrapped(String indent, String text) {
        wrapped(indent, text, UnaryOperator.identity());
    }

    private void wrapped(String indent, String text, UnaryOperator<String> ink) {
        StringBuilder row = new StringBuilder();
        for (String word : text.split(" ")) {
            if (row.length() > 0 && indent.length() + row.length() + 1 + word.length() > WIDTH) {
                line(ink.apply(indent + row));
                row.setLength(0);
            }
            row.append(row.length() == 0 ? "" : " ").append(word);
        }
        line(ink.apply(indent + row));
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append(System.lineSeparator());
    }

    private String bold(String text) {
        return code("1", text);
    }

    private String dim(String text) {
        return code("2", text);
    }

    private String red(String text) {
        return code("31", text);
    }

    private String green(String text) {
        return code("32", text);
    }

    private String code(String code, String text) {
        return colours ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
