package io.cloudconnect.doctor.report;

import java.util.Optional;

/** A finding on the page: what, where it shows, what it means, what to do. */
final class FindingArticle {
    private final Markup out;
    private final FindingReport finding;

    private FindingArticle(Markup out, FindingReport finding) {
        this.out = out;
        this.finding = finding;
    }

    /** One of a call, which its ladder and its messages point to. */
    static void write(Markup out, FindingReport finding, CallReport call, int number) {
        new FindingArticle(out, finding)
                .write(String.valueOf(number), HtmlReport.findingId(call, number), Optional.of(call));
    }

    /** One about many calls at once. */
    static void write(Markup out, FindingReport finding) {
        new FindingArticle(out, finding).write("!", "", Optional.empty());
    }

    private void write(String number, String id, Optional<CallReport> call) {
        out.open("article", "class", "finding " + finding.severity().id(), "id", id)
                .line();
        out.open("h3")
                .element("span", number, "class", "number")
                .text(finding.title())
                .close();
        out.open("p", "class", "kind")
                .text(finding.severity().id() + " · ")
                .element("code", finding.id())
                .close();
        out.element("p", finding.explanation());
        evidence(call);
        out.open("div", "class", "remedy").element("h4", "What to do").element("p", finding.remedy());
        if (!finding.router().isEmpty()) {
            out.element("pre", String.join("\n", finding.router()), "class", "router", "tabindex", "0");
        }
        out.close();
        source();
        out.close().line();
    }

    private void evidence(Optional<CallReport> call) {
        if (finding.evidence().isEmpty()) {
            return;
        }
        out.open("ul", "class", "evidence");
        for (FindingReport.Line line : finding.evidence()) {
            String href = call.map(one -> "#" + HtmlReport.messageId(one, line.message()))
                    .orElse("");
            out.open("li")
                    .element("a", HtmlReport.base(line.place()), "href", href, "title", line.place())
                    .element("code", line.text())
                    .close();
        }
        out.close();
    }

    private void source() {
        out.open("p", "class", "source")
                .element(
                        "a",
                        finding.source().replaceFirst("^https://(www\\.)?", ""),
                        "href",
                        finding.source(),
                        "rel",
                        "noreferrer");
        finding.chapter().ifPresent(chapter -> out.text(" · in the article of 2019: “" + chapter + "”"));
        out.close();
    }
}
