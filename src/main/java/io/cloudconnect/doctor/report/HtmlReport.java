package io.cloudconnect.doctor.report;

import io.cloudconnect.doctor.rules.Severity;
import io.cloudconnect.doctor.rules.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The report as one page that needs nothing else: no script, no network, no file beside it.
 *
 * <p>Its policy allows no source but its own style sheet, by its hash; so nothing that stands in a trace can run.
 */
public final class HtmlReport {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Markup out = new Markup();
    private final Report report;
    private final DrawnCalls calls;

    private HtmlReport(Report report) {
        this.report = report;
        this.calls = DrawnCalls.of(report.calls());
    }

    /** The page. */
    public static String text(Report report) {
        return new HtmlReport(report).write();
    }

    static String callId(CallReport call) {
        return "call-" + call.number();
    }

    static String messageId(CallReport call, int message) {
        return "c" + call.number() + "-m" + message;
    }

    static String findingId(CallReport call, int finding) {
        return "c" + call.number() + "-f" + finding;
    }

    /** The time of day; empty text where the trace has none. */
    static String clock(Optional<Instant> time) {
        return time.map(CLOCK::format).orElse("");
    }

    /** A file's name without its folders, which only make lines long; the whole stands in the title. */
    static String base(String place) {
        return place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
    }

    static void who(Markup out, CallReport call) {
        out.open("span", "class", "who")
                .text(call.caller())
                .element("i", " → ")
                .text(call.called())
                .close();
    }

    static void dot(Markup out, Optional<Severity> worst) {
        String state = worst.map(Severity::id).orElse("fine");
        String sign =
                switch (state) {
                    case "error" -> "✕";
                    case "warning" -> "!";
                    case "note" -> "i";
                    default -> "✓";
                };
        out.element("span", sign, "class", "dot " + state, "role", "img", "aria-label", state);
    }

    private String write() {
        out.open("html", "lang", "en").line();
        describe();
        out.open("body").line();
        head();
        out.open("main").line();
        overall();
        CallList.write(out, report, calls);
        report.calls().stream()
                .filter(calls::isDrawn)
                .forEach(call -> CallSection.write(out, call, calls.isOpen(call)));
        foot();
        out.close().line().close().line().close().line();
        return "<!doctype html>\n" + out;
    }

    private void describe() {
        StyleSheet sheet = StyleSheet.read();
        String policy = "default-src 'none'; style-src '" + sheet.hash() + "'; base-uri 'none'; form-action 'none'";
        out.open("head").line();
        out.empty("meta", "charset", "utf-8").line();
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        out.empty("meta", "name", "color-scheme", "content", "light dark").line();
        out.empty("meta", "name", "referrer", "content", "no-referrer").line();
        out.element("title", report.verdict()).line();
        out.style(sheet.text()).line().close().line();
    }

    private void head() {
        String state = report.overall().isEmpty() && report.counts().sick() == 0 ? "fine" : "sick";
        out.open("header", "class", "top").open("div", "class", "inner");
        out.open("p", "class", "brand")
                .element("b", "Cloud Connect")
                .text(" SIP doctor")
                .close();
        out.element("h1", report.verdict(), "class", state);
        out.open("p", "class", "sums");
        sum(Words.counted(report.counts().messages(), "message"));
        sum(Words.counted(report.counts().calls(), "call") + " with Twilio");
        if (report.left() > 0) {
            sum(Words.counted(report.calls().size(), "call") + " of them listed");
        }
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
        report.overall().forEach(finding -> FindingArticle.write(out, finding));
        out.close().close().line();
    }

    private void foot() {
        out.open("footer");
        int listed = report.calls().size() - calls.drawn().size();
        if (listed > 0) {
            out.element(
                    "p",
                    Words.counted(listed, "call") + " in the list without a ladder, to keep the page small enough to"
                            + " open; the trace of one call alone is drawn in full.");
        }
        if (report.left() > 0) {
            out.element("p", Words.counted(report.left(), "call") + " counted and not listed.");
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
                "Times are the trace's own. Written by cloudconnect doctor; the page loads nothing and runs no script."
                        + " On paper stands what is unfolded, with the messages that findings point to.");
        out.close().line();
    }
}
