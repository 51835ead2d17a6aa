package io.cloudconnect.doctor.report;

import io.cloudconnect.doctor.Finding;
import io.cloudconnect.doctor.rules.Lazy;
import io.cloudconnect.doctor.rules.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** A finding in words, which are found when they are asked for. */
public final class FindingReport {
    private final Finding finding;
    private final ReportWriter writer;
    private final IntFunction<List<String>> messages;
    private final Lazy<FindingReport, String> explanation = new Lazy<>(FindingReport::findExplanation);
    private final Lazy<FindingReport, String> remedy = new Lazy<>(FindingReport::findRemedy);
    private final Lazy<FindingReport, List<String>> router = new Lazy<>(FindingReport::findRouter);
    private final Lazy<FindingReport, List<Line>> evidence = new Lazy<>(FindingReport::findEvidence);

    /**
     * A line of the trace.
     *
     * @param place file and line, or file and frame
     * @param file alone
     * @param number line or frame
     * @param frame true where the number is a frame's
     * @param message its message's number in the call, from 1
     * @param lineOfMessage which line of the message, from 0
     */
    public record Line(
            String place, String file, long number, boolean frame, String text, int message, int lineOfMessage) {}

    /**
     * A finding to be put into words.
     *
     * @param messages the masked lines of a message of the call, by its number
     */
    FindingReport(Finding finding, ReportWriter writer, IntFunction<List<String>> messages) {
        this.finding = finding;
        this.writer = writer;
        this.messages = messages;
    }

    public String id() {
        return finding.id();
    }

    public Severity severity() {
        return finding.severity();
    }

    public String title() {
        return finding.title();
    }

    public String explanation() {
        return explanation.of(this);
    }

    private String findExplanation() {
        return writer.text(finding.explanation(writer::user));
    }

    public String remedy() {
        return remedy.of(this);
    }

    private String findRemedy() {
        return writer.text(finding.remedy(writer::user));
    }

    /** IOS XE lines to enter. */
    public List<String> router() {
        return router.of(this);
    }

    private List<String> findRouter() {
        return finding.router().stream().map(writer::text).toList();
    }

    /** The page it rests on. */
    public String source() {
        return finding.source();
    }

    /** The chapter of the article of 2019; empty where it has none. */
    public Optional<String> chapter() {
        return finding.row().chapter();
    }

    /** The lines that show it. */
    public List<Line> evidence() {
        return evidence.of(this);
    }

    private List<Line> findEvidence() {
        return finding.evidence().stream()
                .map(one -> writer.line(one, messages.apply(one.message())))
                .toList();
    }
}
