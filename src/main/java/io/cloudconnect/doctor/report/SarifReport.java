package io.cloudconnect.doctor.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudconnect.doctor.rules.Catalogue;
import io.cloudconnect.doctor.rules.FindingRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The report as SARIF, for tools that collect findings.
 *
 * <p>Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
public final class SarifReport {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SarifReport() {}

    /** One SARIF log. */
    public static String text(Report report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "cloudconnect doctor");
        List<FindingRow> rows = rows(report);
        ArrayNode rules = driver.putArray("rules");
        rows.forEach(row -> rule(rules.addObject(), row));
        ArrayNode results = run.putArray("results");
        report.overall().forEach(finding -> result(results.addObject(), finding, rows, Optional.empty()));
        for (CallReport call : report.calls()) {
            call.findings().forEach(finding -> result(results.addObject(), finding, rows, Optional.of(call)));
        }
        run.put("columnKind", "utf16CodeUnits");
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
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
        node.putObject("message").put("text", finding.title() + ". " + finding.explanation() + " " + finding.remedy());
        ArrayNode locations = node.putArray("locations");
        for (FindingReport.Line line : finding.evidence()) {
            ObjectNode place = locations.addObject().putObject("physicalLocation");
            place.putObject("artifactLocation").put("uri", uri(line.file()));
            // A capture has frames where SARIF knows lines; the frame's number is in the message of the place.
            if (!line.frame()) {
                ObjectNode region = place.putObject("region");
                region.put("startLine", line.number());
                region.putObject("snippet").put("text", line.text());
            }
        }
        call.ifPresent(
                one -> node.putObject("partialFingerprints").put("callId/v1", one.callId() + " " + finding.id()));
    }

    private static String uri(String file) {
        try {
            return new java.net.URI(null, null, file, null).toASCIIString();
        } catch (java.net.URISyntaxException odd) {
            return "trace";
        }
    }
}
