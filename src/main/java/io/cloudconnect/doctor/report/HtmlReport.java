package io.cloudconnect.doctor.report;

import io.cloudconnect.doctor.rules.Severity;
import io.cloudconnect.doctor.rules.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The report as one page that needs nothing else: no script, no network, no file beside it.
 *
 * <p>Its policy allows no source but its own style sheet, by its hash; so nothing that stands in a trace can run.
 */
public final class HtmlReport {
    private static final int OPEN_CALLS = 8;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(java.time.ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(java.time.ZoneOffset.UTC);

    private final Markup out = new Markup();
    private final Report report;
    private final Set<Integer> opened;

    private HtmlReport(Report report) {
        this.report = report;
        this.opened = opened(report);
    }

    /** The page. */
    public static String text(Report report) {
        return new HtmlReport(report).write();
    }

    static String messageId(CallReport call, int message) {
        return "c" + call.number() + "-m" + message;
    }

    static String findingId(CallReport call, int finding) {
        return "c" + call.number() + "-f" + finding;
    }

    /** The first calls with findings; where none has any, the first of all. */
    private static Set<Integer> opened(Report report) {
        boolean anySick =
                report.calls().stream().anyMatch(call -> !call.findings().isEmpty());
        return report.calls().stream()
                .filter(call -> !anySick || !call.findings().isEmpty())
                .limit(OPEN_CALLS)
                .map(CallReport::number)
                .collect(Collectors.toSet());
    }

    private String write() {
        String sheet = sheet();
        out.open("html", "lang", "en").line().open("head").line();
        out.empty("meta", "charset", "utf-8").line();
        out.empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'sha256-" + hash(sheet)
                                + "'; base-uri 'none'; form-action 'none'")
                .line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        out.empty("meta", "name", "color-scheme", "content", "light dark").line();
        out.empty("meta", "name", "referrer", "content", "no-referrer").line();
        out.element("title", report.verdict())
                .line()
                .style(sheet)
                .line()
                .close()
                .line();
        out.open("body").line();
        head();
        out.open("main").line();
        overall();
        if (report.calls().size() > 1) {
            list();
        }
        report.calls().forEach(this::call);
        foot();
        out.close().line().close().line().close().line();
        return "<!doctype html>\n" + out;
    }

    private void head() {
        out.open("header", "class", "top").open("div", "class", "inner");
        out.open("p", "class", "brand")
                .element("b", "Cloud Connect")
                .text(" SIP doctor")
                .close();
        out.element(
                "h1",
                report.verdict(),
                "class",
                report.overall().isEmpty() && report.counts().sick() == 0 ? "fine" : "sick");
        out.open("p", "class", "sums");
        sum(Words.counted(report.counts().messages(), "message"));
        sum(Words.counted(report.counts().calls(), "call") + " with Twilio");
        if (report.counts().others() > 0) {
            sum(Words.counted(report.counts().others(), "call") + " without, not examined");
        }
        report.calls().stream()
                .map(CallReport::start)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(start -> sum(DAY.format(start)));
        report.files().forEach(file -> out.element("span", base(file), "title", file));
        if (report.anonymised()) {
            sum("numbers, addresses and SIDs masked");
        }
        out.close().close().close().line();
    }

    private void sum(String text) {
        out.element("span", text);
    }

    private void overall() {
        if (report.overall().isEmpty()) {
            return;
        }
        out.open("section", "class", "call")
                .element("h2", "In many calls at once")
                .open("div", "class", "findings");
        report.overall().forEach(finding -> finding(finding, "", "", Optional.empty()));
        out.close().close().line();
    }

    private void list() {
        out.open("nav", "class", "list", "aria-label", "Calls").line();
        for (CallReport call : report.calls()) {
            out.open("a", "href", "#call-" + call.number());
            dot(call);
            out.element("span", call.start().map(CLOCK::format).orElse(""), "class", "time");
            out.open("span", "class", "who")
                    .text(call.caller())
                    .element("i", " → ")
                    .text(call.called())
                    .close();
            out.element("span", call.verdict(), "class", "what");
            out.close().line();
        }
        out.close().line();
    }

    private void dot(CallReport call) {
        String state = call.worst().map(Severity::id).orElse("fine");
        out.element(
                "span",
                switch (state) {
                    case "error" -> "✕";
                    case "warning" -> "!";
                    case "note" -> "i";
                    default -> "✓";
                },
                "class",
                "dot " + state,
                "role",
                "img",
                "aria-label",
                state);
    }

    private void call(CallReport call) {
        boolean open = opened.contains(call.number());
        out.open(
                        "details",
                        "class",
                        "call",
                        "id",
                        "call-" + call.number(),
                        open ? "open" : "data-closed",
                        open ? "open" : "closed")
                .line();
        out.open("summary");
        dot(call);
        out.open("span", "class", "headline");
        out.open("span", "class", "who")
                .text(call.caller())
                .element("i", " → ")
                .text(call.called())
                .close();
        out.element("span", call.verdict(), "class", "what");
        out.close();
        out.element("span", call.start().map(CLOCK::format).orElse(""), "class", "time");
        out.close().line();
        out.open("dl", "class", "facts");
        call.facts()
                .forEach((name, value) ->
                        out.open("div").element("dt", name).element("dd", value).close());
        out.close().line();
        out.open("div", "class", "columns").open("figure");
        LadderDrawing.draw(out, call);
        out.open("figcaption")
                .open("span", "class", "key sent")
                .text("Sent")
                .close()
                .open("span", "class", "key received")
                .text("Received")
                .close()
                .text(LadderDrawing.scaleWords(call))
                .close();
        out.close().open("div", "class", "findings").line();
        if (call.findings().isEmpty()) {
            out.element("p", "Nothing is wrong with this call.", "class", "none");
        }
        int number = 0;
        for (FindingReport finding : call.findings()) {
            number++;
            finding(finding, String.valueOf(number), findingId(call, number), Optional.of(call));
        }
        out.close().close().line();
        call.comparison().ifPresent(this::comparison);
        messages(call);
        out.close().line();
    }

    private void finding(FindingReport finding, String number, String id, Optional<CallReport> call) {
        out.open("article", "class", "finding " + finding.severity().id(), "id", id)
                .line();
        out.open("h3")
                .element("span", number.isEmpty() ? "!" : number, "class", "number")
                .text(finding.title())
                .close();
        out.open("p", "class", "kind")
                .text(finding.severity().id() + " · ")
                .element("code", finding.id())
                .close();
        out.element("p", finding.explanation());
        if (!finding.evidence().isEmpty()) {
            out.open("ul", "class", "evidence");
            for (FindingReport.Line line : finding.evidence()) {
                out.open("li");
                String href =
                        call.map(one -> "#" + messageId(one, line.message())).orElse("");
                out.element("a", base(line.place()), "href", href, "title", line.place())
                        .element("code", line.text());
                out.close();
            }
            out.close();
        }
        out.open("div", "class", "remedy").element("h4", "What to do").element("p", finding.remedy());
        if (!finding.router().isEmpty()) {
            out.element("pre", String.join("\n", finding.router()), "class", "router");
        }
        out.close();
        out.open("p", "class", "source")
                .element(
                        "a",
                        finding.source().replaceFirst("^https://(www\\.)?", ""),
                        "href",
                        finding.source(),
                        "rel",
                        "noreferrer");
        finding.chapter().ifPresent(chapter -> out.text(" · in the article of 2019: “" + chapter + "”"));
        out.close().close().line();
    }

    private void comparison(List<Difference> differences) {
        out.open("section", "class", "compare").element("h3", "Beside the reference call");
        if (differences.isEmpty()) {
            out.element("p", "Nothing differs.", "class", "none").close();
            return;
        }
        out.open("div", "class", "scroll").open("table");
        out.open("tr");
        List.of("", "Where", "Reference", "This call", "Why").forEach(name -> out.element("th", name));
        out.close();
        for (Difference one : differences) {
            out.open("tr", "class", one.matters() ? "matters" : "");
            out.element("td", one.matters() ? "matters" : "harmless");
            out.open("td").text(one.message() + ", ").element("b", one.header()).close();
            out.open("td").element("code", one.expected()).close();
            out.open("td")
                    .element("code", one.found().isEmpty() ? "(none)" : one.found())
                    .close();
            out.element("td", one.why());
            out.close();
        }
        out.close().close().close().line();
    }

    private void messages(CallReport call) {
        Map<Integer, Map<Integer, String>> shown = new HashMap<>();
        int number = 0;
        for (FindingReport finding : call.findings()) {
            number++;
            for (FindingReport.Line line : finding.evidence()) {
                shown.computeIfAbsent(line.message(), key -> new HashMap<>())
                        .merge(
                                line.lineOfMessage(),
                                String.valueOf(number),
                                (one, other) -> one.equals(other) ? one : one + " " + other);
            }
        }
        out.open("section", "class", "messages").element("h3", "Messages").line();
        for (MessageReport message : call.messages()) {
            message(call, message, shown.getOrDefault(message.number(), Map.of()));
        }
        out.close().line();
    }

    private void message(CallReport call, MessageReport message, Map<Integer, String> shown) {
        String way = message.sent() ? "sent" : "received";
        out.open("details", "class", "message " + way).line().open("summary");
        out.element("span", message.sent() ? "→" : "←", "class", "way", "aria-label", way);
        out.element("b", message.label());
        if (message.repeated()) {
            out.element("span", "again", "class", "again");
        }
        shown.values().stream()
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .distinct()
                .sorted()
                .forEach(text -> out.element(
                        "a", text, "class", "number", "href", "#" + findingId(call, Integer.parseInt(text))));
        out.element(
                "span",
                message.time().map(CLOCK::format).map(time -> time + "  ").orElse("") + base(message.place()),
                "class",
                "time");
        out.close().line();
        out.open("pre", "id", messageId(call, message.number()), "tabindex", "0");
        for (int line = 0; line < message.lines().size(); line++) {
            if (shown.containsKey(line)) {
                out.element("mark", message.lines().get(line));
            } else {
                out.text(message.lines().get(line));
            }
            out.text("\n");
        }
        out.close().close().line();
    }

    private void foot() {
        out.open("footer");
        if (report.left() > 0) {
            out.element(
                    "p",
                    Words.counted(report.left(), "call") + " counted and not shown. How often each finding was made: "
                            + report.counts().byFinding().entrySet().stream()
                                    .map(entry -> entry.getKey() + " " + entry.getValue())
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        if (!report.unreadable().isEmpty()) {
            out.open("details")
                    .element("summary", Words.counted(report.unreadable().size(), "place") + " could not be read")
                    .open("ul");
            report.unreadable().forEach(place -> out.element("li", place));
            out.close().close();
        }
        out.element(
                "p",
                "Times are the trace's own. Written by cloudconnect doctor; the page loads nothing and runs no script.");
        out.close().line();
    }

    /** A file's name without its folders, which only make lines long; the whole stands in the title. */
    private static String base(String place) {
        return place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
    }

    private static String sheet() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/io/cloudconnect/doctor/report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String sheet) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
