package io.cloudconnect.doctor.report;

import io.cloudconnect.doctor.rules.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The call as a ladder: the router on the left, Twilio on the right, time downwards, findings on the arrows.
 *
 * <p>Across, everything stands at percentages of the width, so that letters keep their size on a phone.
 */
final class LadderDrawing {
    private static final double ROUTER = 24;
    private static final double TWILIO = 83;
    private static final int TOP = 66;
    private static final int MARKS_A_ROW = 2;
    private static final int MARK = 23;
    private static final int LONGEST_LABEL = 30;

    private final Markup out;
    private final CallReport call;
    private final TimeScale scale;
    private final Map<Integer, List<Integer>> marks = new TreeMap<>();

    private LadderDrawing(Markup out, CallReport call) {
        this.out = out;
        this.call = call;
        int number = 0;
        for (FindingReport finding : call.findings()) {
            number++;
            Set<Integer> seen = new HashSet<>();
            for (FindingReport.Line line : finding.evidence()) {
                if (seen.add(line.message())) {
                    marks.computeIfAbsent(line.message(), key -> new ArrayList<>())
                            .add(number);
                }
            }
        }
        this.scale = TimeScale.of(call.messages(), TOP, this::room);
    }

    /** More marks than stand beside an arrow stand below each other. */
    private int room(int message) {
        int count = marks.getOrDefault(message, List.of()).size();
        return count == 0 ? 0 : (count - 1) / MARKS_A_ROW * MARK;
    }

    /** Draws it, and says how. */
    static String draw(Markup out, CallReport call) {
        LadderDrawing ladder = new LadderDrawing(out, call);
        ladder.draw();
        return ladder.scale.words();
    }

    private void draw() {
        int last = call.messages().size() - 1;
        int bottom = last < 0
                ? TOP
                : scale.positions().get(last)
                        + 30
                        + room(call.messages().get(last).number());
        out.open(
                "svg",
                "class",
                "ladder",
                "width",
                "100%",
                "height",
                String.valueOf(bottom + 8),
                "role",
                "group",
                "aria-label",
                "Ladder diagram of call " + call.number() + ": "
                        + call.messages().size() + " messages");
        arrowheads();
        lifeline(ROUTER, "Router", bottom);
        lifeline(TWILIO, "Twilio", bottom);
        Optional<Instant> start = call.messages().stream()
                .map(MessageReport::time)
                .flatMap(Optional::stream)
                .findFirst();
        for (int index = 0; index < call.messages().size(); index++) {
            if (scale.cuts().get(index) > 0) {
                cut(scale.positions().get(index) - 34, scale.cuts().get(index));
            }
            message(call.messages().get(index), scale.positions().get(index), start);
        }
        out.close().line();
    }

    private void arrowheads() {
        out.open("defs");
        for (String way : List.of("sent", "received")) {
            out.open(
                            "marker",
                            "id",
                            "head-" + way + "-" + call.number(),
                            "class",
                            "head " + way,
                            "viewBox",
                            "0 0 10 10",
                            "refX",
                            "9",
                            "refY",
                            "5",
                            "markerWidth",
                            "9",
                            "markerHeight",
                            "9",
                            "markerUnits",
                            "userSpaceOnUse",
                            "orient",
                            "auto")
                    .empty("path", "d", "M0 0 L10 5 L0 10 Z")
                    .close();
        }
        out.close();
    }

    private void lifeline(double x, String name, int bottom) {
        out.empty(
                "line", "class", "life", "x1", percent(x), "x2", percent(x), "y1", "30", "y2", String.valueOf(bottom));
        at(x, 0);
        out.empty("rect", "class", "side", "x", "-37", "y", "4", "width", "74", "height", "28", "rx", "14")
                .element("text", name, "class", "name", "x", "0", "y", "23")
                .close();
    }

    private void message(MessageReport message, int y, Optional<Instant> start) {
        String way = message.sent() ? "sent" : "received";
        message.time()
                .ifPresent(time -> start.ifPresent(first -> out.element(
                        "text",
                        offset(Duration.between(first, time)),
                        "class",
                        "clock",
                        "x",
                        "2",
                        "y",
                        String.valueOf(y + 4))));
        out.open("a", "href", "#" + HtmlReport.messageId(call, message.number()), "class", "step " + way);
        out.element("title", "Message " + message.number() + ", " + way + ", " + message.place());
        out.empty(
                "line",
                "class",
                "arrow " + way + (message.repeated() ? " repeated" : ""),
                "x1",
                percent(message.sent() ? ROUTER : TWILIO),
                "x2",
                percent(message.sent() ? TWILIO : ROUTER),
                "y1",
                String.valueOf(y),
                "y2",
                String.valueOf(y),
                "marker-end",
                "url(#head-" + way + "-" + call.number() + ")");
        out.element(
                "text",
                label(message),
                "class",
                "label",
                "x",
                percent((ROUTER + TWILIO) / 2),
                "y",
                String.valueOf(y - 6));
        out.close();
        List<Integer> numbers = marks.getOrDefault(message.number(), List.of());
        for (int index = 0; index < numbers.size(); index++) {
            mark(numbers.get(index), 16 + index % MARKS_A_ROW * MARK, y + index / MARKS_A_ROW * MARK);
        }
        out.line();
    }

    private void mark(int number, int offset, int y) {
        FindingReport finding = call.findings().get(number - 1);
        at(TWILIO, y);
        out.open(
                        "a",
                        "href",
                        "#" + HtmlReport.findingId(call, number),
                        "class",
                        "mark " + finding.severity().id())
                .element("title", finding.id() + " " + finding.title())
                .empty("circle", "cx", String.valueOf(offset), "cy", "0", "r", "11")
                .element("text", String.valueOf(number), "x", String.valueOf(offset), "y", "4")
                .close()
                .close();
    }

    private void cut(int y, double seconds) {
        for (double x : new double[] {ROUTER, TWILIO}) {
            at(x, y);
            out.empty("path", "class", "cutback", "d", "M0 -9 V9");
            out.empty("path", "class", "cut", "d", "M0 -9 l-5 4 l10 4 l-10 4 l5 6")
                    .close();
        }
        out.element(
                "text", span(seconds), "class", "gap", "x", percent((ROUTER + TWILIO) / 2), "y", String.valueOf(y + 5));
    }

    /** Begins a frame whose zero is there; to be closed. */
    private void at(double x, int y) {
        out.open("svg", "x", percent(x), "y", String.valueOf(y), "overflow", "visible");
    }

    private static String label(MessageReport message) {
        String label = message.label() + (message.described() ? " · SDP" : "") + (message.repeated() ? " (again)" : "");
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
    }

    static String offset(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        if (Math.abs(seconds) < 60) {
            return String.format(Locale.ROOT, "%+.3f", seconds);
        }
        long whole = Math.abs(time.toSeconds());
        String sign = seconds < 0 ? "-" : "+";
        return whole < 3600
                ? String.format(Locale.ROOT, "%s%d:%04.1f", sign, whole / 60, Math.abs(seconds) % 60)
                : String.format(Locale.ROOT, "%s%d:%02d:%02d", sign, whole / 3600, whole / 60 % 60, whole % 60);
    }

    private static String span(double seconds) {
        return Words.span(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static String percent(double x) {
        return String.format(Locale.ROOT, "%s%%", x == Math.rint(x) ? String.valueOf((long) x) : String.valueOf(x));
    }
}
