package io.cloudconnect.doctor.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The report for programs. Its schema is {@code doctor.schema.json} beside this package's resources. */
public final class JsonReport {
    /** Raised when something is renamed or removed; not when something is added. */
    public static final int VERSION = 1;

    private JsonReport() {}

    /** One JSON document. */
    public static String text(Report report) {
        ObjectNode root = Documents.object();
        root.put("version", VERSION);
        root.put("verdict", report.verdict());
        root.put("anonymised", report.anonymised());
        report.files().forEach(root.putArray("files")::add);
        ObjectNode counts = root.putObject("counts");
        counts.put("messages", report.counts().messages());
        counts.put("calls", report.counts().calls());
        counts.put("callsWithProblems", report.counts().sick());
        counts.put("callsWithoutTwilio", report.counts().others());
        counts.put("callsNotListed", report.left());
        ObjectNode byFinding = counts.putObject("byFinding");
        report.counts().byFinding().forEach(byFinding::put);
        ArrayNode overall = root.putArray("overall");
        report.overall().forEach(finding -> overall.add(finding(finding)));
        ArrayNode calls = root.putArray("calls");
        report.calls().forEach(call -> calls.add(call(call)));
        report.unreadable().forEach(root.putArray("unreadable")::add);
        return Documents.text(root);
    }

    private static ObjectNode call(CallReport call) {
        ObjectNode node = Documents.object();
        node.put("number", call.number());
        node.put("callId", call.callId());
        node.put("role", call.role());
        node.put("outcome", call.outcome());
        node.put("verdict", call.verdict());
        node.put("caller", call.caller());
        node.put("called", call.called());
        call.start().ifPresent(start -> node.put("start", start.toString()));
        ObjectNode facts = node.putObject("facts");
        call.facts().forEach(facts::put);
        ArrayNode findings = node.putArray("findings");
        call.findings().forEach(finding -> findings.add(finding(finding)));
        ArrayNode messages = node.putArray("messages");
        call.messages().forEach(message -> messages.add(message(message)));
        call.comparison().ifPresent(differences -> {
            ArrayNode rows = node.putArray("comparison");
            differences.forEach(one -> rows.add(difference(one)));
        });
        return node;
    }

    private static ObjectNode finding(FindingReport finding) {
        ObjectNode node = Documents.object();
        node.put("id", finding.id());
        node.put("severity", finding.severity().id());
        node.put("title", finding.title());
        node.put("explanation", finding.explanation());
        node.put("remedy", finding.remedy());
        finding.router().forEach(node.putArray("router")::add);
        node.put("source", finding.source());
        ArrayNode evidence = node.putArray("evidence");
        for (FindingReport.Line line : finding.evidence()) {
            ObjectNode row = evidence.addObject();
            row.put("file", line.file());
            row.put(line.frame() ? "frame" : "line", line.number());
            row.put("message", line.message());
            row.put("text", line.text());
        }
        return node;
    }

    private static ObjectNode message(MessageReport message) {
        ObjectNode node = Documents.object();
        node.put("number", message.number());
        node.put("direction", message.sent() ? "sent" : "received");
        node.put("label", message.label());
        node.put("retransmission", message.repeated());
        message.time().ifPresent(time -> node.put("time", time.toString()));
        node.put("place", message.place());
        return node;
    }

    private static ObjectNode difference(Difference one) {
        ObjectNode node = Documents.object();
        node.put("message", one.message());
        node.put("header", one.header());
        node.put("expected", one.expected());
        node.put("found", one.found());
        node.put("matters", one.matters());
        node.put("why", one.why());
        return node;
    }
}
