package io.cloudconnect.doctor.report;

import io.cloudconnect.doctor.CallDiagnosis;
import io.cloudconnect.doctor.rules.Lazy;
import io.cloudconnect.doctor.rules.Severity;
import io.cloudconnect.sip.Call;
import io.cloudconnect.sip.TraceTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A call in words. They are found when they are asked for: a text has a line or two for most calls of a long trace. */
public final class CallReport {
    private final int number;
    private final CallDiagnosis diagnosis;
    private final ReportWriter writer;
    private final Map<Integer, List<String>> lines = new HashMap<>();
    private final Lazy<CallReport, String> verdict = new Lazy<>(CallReport::findVerdict);
    private final Lazy<CallReport, Map<String, String>> facts = new Lazy<>(CallReport::findFacts);
    private final Lazy<CallReport, List<MessageReport>> messages = new Lazy<>(CallReport::findMessages);
    private final Lazy<CallReport, List<FindingReport>> findings = new Lazy<>(CallReport::findFindings);
    private final Lazy<CallReport, Optional<List<Difference>>> comparison = new Lazy<>(CallReport::findComparison);

    CallReport(int number, CallDiagnosis diagnosis, ReportWriter writer) {
        this.number = number;
        this.diagnosis = diagnosis;
        this.writer = writer;
    }

    private Call call() {
        return diagnosis.call();
    }

    /** In the report, from 1. */
    public int number() {
        return number;
    }

    public String callId() {
        return writer.value("Call-ID", call().callId());
    }

    /** {@code termination}. */
    public String role() {
        return call().role().name().toLowerCase(Locale.ROOT);
    }

    /** {@code no-response}. */
    public String outcome() {
        return call().outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence: how the call went, and why. */
    public String verdict() {
        return verdict.of(this);
    }

    private String findVerdict() {
        return writer.text(diagnosis.verdict());
    }

    public String caller() {
        return call().caller().map(writer::user).orElse("unknown");
    }

    public String called() {
        return call().called().map(writer::user).orElse("unknown");
    }

    public Optional<Instant> start() {
        return call().start().map(TraceTime::instant);
    }

    /** What is known of it, in the order people read it: name and value. */
    public Map<String, String> facts() {
        return facts.of(this);
    }

    private Map<String, String> findFacts() {
        return writer.facts(diagnosis);
    }

    public List<MessageReport> messages() {
        return messages.of(this);
    }

    private List<MessageReport> findMessages() {
        return call().messages().stream()
                .map(message -> writer.message(message, diagnosis.isOurs(message), lines(message.number())))
                .toList();
    }

    /** The lines of a message, masked; which they are shows in the whole of it only. */
    private List<String> lines(int message) {
        return lines.computeIfAbsent(
                message, number -> writer.lines(call().messages().get(number - 1)));
    }

    public List<FindingReport> findings() {
        return findings.of(this);
    }

    private List<FindingReport> findFindings() {
        return diagnosis.findings().stream()
                .map(finding -> new FindingReport(finding, writer, this::lines))
                .toList();
    }

    /** The comparison with the reference call; empty where none was asked for. */
    public Optional<List<Difference>> comparison() {
        return comparison.of(this);
    }

    private Optional<List<Difference>> findComparison() {
        return writer.comparison(diagnosis);
    }

    /** The worst finding; empty where there is none. */
    public Optional<Severity> worst() {
        return diagnosis.worst();
    }
}
