package io.cloudconnect.doctor.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudconnect.doctor.rules.Catalogue;
import io.cloudconnect.doctor.rules.FindingRow;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The report as SARIF, for tools that collect findings.
 *
 * <p>Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
public final class SarifReport {
    private SarifReport() {}

    /** One SARIF log. */
    public static String text(Report report) {
        ObjectNode root = Documents.object();
        root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "cloudconnect doctor");
        driver.put("informationUri", "https://cloudconnect.io");
        Optional.ofNullable(SarifReport.class.getPackage().getImplementationVersion())
                .ifPresent(version -> driver.put("version", version));
        List<FindingRow> rows = rows(report);
        ArrayNode rules = driver.putArray("rules");
        rows.forEach(row -> rule(rules.addObject(), row));
        ArrayNode results = run.putArray("results");
        report.overall().forEach(finding -> result(results.addObject(), finding, rows, Optional.empty()));
        for (CallReport call : report.calls()) {
            call.findings().forEach(finding -> result(results.addObject(), finding, rows, Optional.of(call)));
        }
        run.put("columnKind", "utf16CodeUnits");
        return Documents.text(root);
    }

    private static List<FindingRow> rows(Report report) {
        return Stream.concat(
                        report.overall().stream(), report.calls().stream().flatMap(call -> call.findings().stream()))
                .map(FindingReport::id)
                .distinct()
                .sorted()
                .map(Catalogue::row)
                .toList();
    }

    private static void rule(ObjectNode node, FindingRow row) {
        node.put("id", row.id());
        node.putObject("shortDescription").put("text", row.title());
        node.putObject("fullDescription").put("text", "Looks for " + row.looksFor() + ".");
        node.put("helpUri", row.source());
        node.putObject("defaultConfiguration").put("level", row.severity().id());
    }

    private static void result(
            ObjectNode node, FindingReport finding, List<FindingRow> rows, Optional<CallReport> call) {
        node.put("ruleId", finding.id());
        node.put("ruleIndex", rows.indexOf(Catalogue.row(finding.id())));
        node.put("level", finding.severity().id());
        node.putObject("message")
                .put("text", prose(finding.title() + ". " + finding.explanation() + " " + finding.remedy()));
        ArrayNode locations = node.putArray("locations");
        for (FindingReport.Line line : finding.evidence()) {
            ObjectNode location = locations.addObject();
            ObjectNode place = location.putObject("physicalLocation");
            place.putObject("artifactLocation").put("uri", uri(line.file()));
            // A capture has frames where SARIF knows lines.
            if (line.frame()) {
                location.putObject("message").put("text", prose("frame " + line.number() + ": " + line.text()));
            } else {
                ObjectNode region = place.putObject("region");
                region.put("startLine", line.number());
                region.putObject("snippet").put("text", line.text());
            }
        }
        call.ifPresent(
                one -> node.putObject("partialFingerprints").put("callId/v1", one.callId() + " " + finding.id()));
    }

    /** Braces stand for arguments in SARIF's messages, and brackets before a parenthesis for links (3.11.5, 3.11.6). */
    private static String prose(String text) {
        return text.replace("{", "{{").replace("}", "}}").replace("](", "] (");
    }

    private static String uri(String file) {
        String path = file.replace('\\', '/');
        try {
            // In a relative one a colon would end a scheme.
            URI uri = path.startsWith("/")
                    ? new URI("file", "", path, null)
                    : new URI(null, null, path.contains(":") ? "./" + path : path, null);
            return uri.toASCIIString();
        } catch (URISyntaxException odd) {
            return "trace";
        }
    }
}
