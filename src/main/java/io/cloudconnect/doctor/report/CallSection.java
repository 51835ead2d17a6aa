package io.cloudconnect.doctor.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A call on the page, to unfold: what is known of it, its ladder, its findings, its messages. */
final class CallSection {
    private final Markup out;
    private final CallReport call;

    private CallSection(Markup out, CallReport call) {
        this.out = out;
        this.call = call;
    }

    static void write(Markup out, CallReport call, boolean open) {
        new CallSection(out, call).write(open);
    }

    private void write(boolean open) {
        String state = open ? "open" : "";
        out.open("details", "class", "call", "open", state).line();
        summary();
        facts();
        out.open("div", "class", "columns");
        findings();
        ladder();
        out.close().line();
        call.comparison().ifPresent(this::comparison);
        messages();
        out.close().line();
    }

    private void summary() {
        out.open("summary");
        HtmlReport.dot(out, call.worst());
        out.open("h2", "class", "headline");
        HtmlReport.who(out, call);
        out.element("span", call.verdict(), "class", "what").close();
        out.element("span", HtmlReport.clock(call.start()), "class", "time");
        out.close().line();
    }

    private void facts() {
        // A browser unfolds what a link points into, not what it points to.
        out.open("dl", "class", "facts", "id", HtmlReport.callId(call));
        call.facts()
                .forEach((name, value) ->
                        out.open("div").element("dt", name).element("dd", value).close());
        out.close().line();
    }

    private void ladder() {
        out.open("figure");
        String scale = LadderDrawing.draw(out, call);
        out.open("figcaption")
                .element("span", "Sent", "class", "key sent")
                .element("span", "Received", "class", "key received")
                .text(scale)
                .close();
        out.close();
    }

    private void findings() {
        out.open("div", "class", "findings").line();
        if (call.findings().isEmpty()) {
            out.element("p", "Nothing is wrong with this call.", "class", "none");
        }
        for (int index = 0; index < call.findings().size(); index++) {
            FindingArticle.write(out, call.findings().get(index), call, index + 1);
        }
        out.close();
    }

    private void comparison(List<Difference> differences) {
        out.open("section", "class", "compare").element("h3", "Beside the reference call");
        if (differences.isEmpty()) {
            out.element("p", "Nothing differs.", "class", "none").close();
            return;
        }
        out.open("div", "class", "scroll").open("table").open("tr");
        List.of("Effect", "Where", "Reference", "This call", "Why").forEach(name -> out.element("th", name));
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

    private void messages() {
        Map<Integer, Map<Integer, String>> marks = marks();
        out.open("section", "class", "messages").element("h3", "Messages").line();
        for (MessageReport message : call.messages()) {
            message(message, marks.getOrDefault(message.number(), Map.of()));
        }
        out.close().line();
    }

    /** Message and line to the numbers of the findings they show. */
    private Map<Integer, Map<Integer, String>> marks() {
        Map<Integer, Map<Integer, String>> marks = new HashMap<>();
        int number = 0;
        for (FindingReport finding : call.findings()) {
            number++;
            for (FindingReport.Line line : finding.evidence()) {
                marks.computeIfAbsent(line.message(), key -> new HashMap<>())
                        .merge(
                                line.lineOfMessage(),
                                String.valueOf(number),
                                (one, other) -> one.equals(other) ? one : one + " " + other);
            }
        }
        return marks;
    }

    private void message(MessageReport message, Map<Integer, String> marks) {
        String way = message.sent() ? "sent" : "received";
        out.open("details", "class", "message " + way + (marks.isEmpty() ? "" : " cited"))
                .line()
                .open("summary");
        out.element("span", message.sent() ? "→" : "←", "class", "way", "aria-label", way);
        out.element("b", message.label());
        if (message.repeated()) {
            out.element("span", "again", "class", "again");
        }
        List<Integer> shown = marks.values().stream()
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .map(Integer::valueOf)
                .distinct()
                .sorted()
                .toList();
        shown.forEach(number -> out.element("span", String.valueOf(number), "class", "number"));
        String time = HtmlReport.clock(message.time());
        out.element("span", (time + "  " + HtmlReport.base(message.place())).strip(), "class", "time");
        out.close().line();
        for (int number : shown) {
            String title = number + " " + call.findings().get(number - 1).title();
            out.open("p", "class", "shows")
                    .element("a", title, "href", "#" + HtmlReport.findingId(call, number))
                    .close();
        }
        out.open("pre", "id", HtmlReport.messageId(call, message.number()), "tabindex", "0");
        for (int line = 0; line < message.lines().size(); line++) {
            if (marks.containsKey(line)) {
                out.element("mark", message.lines().get(line));
            } else {
                out.text(message.lines().get(line));
            }
            out.text("\n");
        }
        out.close().close().line();
    }
}
