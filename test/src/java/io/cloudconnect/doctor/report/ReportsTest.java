package io.cloudconnect.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.cloudconnect.doctor.BenchLog;
import io.cloudconnect.doctor.Doctor;
import io.cloudconnect.doctor.SeedTraces;
import io.cloudconnect.sip.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = "/io/cloudconnect/doctor/doctor.schema.json";
    private static final Path SARIF_SCHEMA = Path.of("../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");

    @Test
    void textSaysTheVerdictFirst() {
        assertThat(TextReport.plain(morning(Report.Options.PLAIN)).lines().findFirst()).contains("5 of 6 calls with Twilio have a problem.");
    }

    @Test
    void textColoursOnlyWhereItIsAskedTo() {
        Report report = morning(Report.Options.PLAIN);

        assertThat(TextReport.plain(report)).doesNotContain("\u001B");
        assertThat(TextReport.coloured(report)).contains("\u001B[31m");
    }

    @Test
    void textExplainsAFindingFiveTimesAndNamesEveryFurtherCall(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("outage.log");
        BenchLog.main(new String[] {log.toString(), "1", "outage"});
        Report report = Report.of(SeedTraces.diagnose(Doctor.create(), log), Map.of(log.toString(), "outage.log"), Report.Options.PLAIN);

        String text = TextReport.plain(report);

        for (String id : report.counts().byFinding().keySet()) {
            long sick = report.calls().stream().filter(call -> call.findings().stream().anyMatch(finding -> finding.id().equals(id))).count();
            assertThat(sick).as("calls with " + id).isGreaterThan(5);
            assertThat(text.lines().filter(line -> line.matches("  (error|warning|note): .*  " + id))).hasSize(5);
            assertThat(text.lines().filter(line -> line.matches("Call \\d+ .*  " + id))).hasSize((int) sick - 5);
        }
    }

    @Test
    void jsonIsWhatItsSchemaSays() throws IOException {
        JsonNode answer = JSON.readTree(JsonReport.text(morning(Report.Options.PLAIN.compare())));

        assertThat(schema().validate(answer)).isEmpty();
        assertThat(answer.at("/calls/3/findings/0/id").asText()).isEqualTo("CC-T205");
        assertThat(answer.at("/calls/1/comparison/0/header").asText()).isEqualTo("Via");
    }

    @Test
    void theSchemaNamesEveryFieldThereIs(@TempDir Path folder) throws IOException {
        JsonNode strict = JSON.readTree(JsonReport.class.getResourceAsStream(SCHEMA));
        strict.findParents("properties").forEach(object -> {
            if (!object.has("additionalProperties")) {
                ((ObjectNode) object).put("additionalProperties", false);
            }
        });
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(strict);

        for (Report report : List.of(
                morning(Report.Options.PLAIN.compare()),
                HostileTrace.report(folder, "<a> \u202E\u001B[2J", Report.Options.PLAIN.compare().anonymise()))) {
            assertThat(schema.validate(JSON.readTree(JsonReport.text(report)))).isEmpty();
        }
    }

    @Test
    void sarifNamesFileLineAndRule() throws IOException {
        JsonNode run = JSON.readTree(SarifReport.text(morning(Report.Options.PLAIN))).at("/runs/0");

        JsonNode first = run.at("/results/0");
        assertThat(first.at("/ruleId").asText()).isEqualTo("CC-T306");
        assertThat(run.at("/tool/driver/rules").get(first.at("/ruleIndex").asInt()).at("/id").asText()).isEqualTo("CC-T306");
        assertThat(first.at("/locations/0/physicalLocation/artifactLocation/uri").asText()).isEqualTo("morning.log");
        assertThat(first.at("/locations/0/physicalLocation/region/startLine").asInt()).isPositive();
    }

    @Test
    void sarifIsWhatItsSchemaSays(@TempDir Path folder) throws IOException {
        assertThat(SARIF_SCHEMA).as("run bin/install-tools npm").exists();
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                .getSchema(JSON.readTree(SARIF_SCHEMA.toFile()));

        for (Report report : List.of(
                morning(Report.Options.PLAIN),
                morning(Report.Options.PLAIN.anonymise()),
                HostileTrace.report(folder, "<a> {0} [b](c) \u202E\u001B[2J", Report.Options.PLAIN))) {
            assertThat(schema.validate(JSON.readTree(SarifReport.text(report)))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"morning.log, morning.log", "/tmp/my trace.log, file:///tmp/my%20trace.log", "a:b.log, ./a:b.log", "logs\\é.log, logs/%C3%A9.log"})
    void sarifNamesFilesAsUris(String name, String uri) throws IOException {
        JsonNode run = JSON.readTree(SarifReport.text(read("morning.log", name, Report.Options.PLAIN))).at("/runs/0");

        assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri").asText()).isEqualTo(uri);
    }

    @Test
    void maskedAnswersHoldNothingOfTheTrace() {
        Report masked = morning(Report.Options.PLAIN.compare().anonymise());

        for (String answer : List.of(
                TextReport.plain(masked), JsonReport.text(masked), SarifReport.text(masked), HtmlReport.text(masked))) {
            assertThat(answer)
                    .doesNotContain("2025550100", "6475550101", "203.0.113.7:", "10.20.0.37", "6A1B0001", "example-virginia", "CA86709", "morning.log");
        }
        assertThat(TextReport.plain(masked)).contains("trace-1:", "+1000000000");
    }

    @Test
    void masksAnExtensionInWhatIsSaidOfIt(@TempDir Path folder) throws IOException {
        String log = """
                Sent:
                INVITE sip:4479@gaman.pstn.ashburn-ix.twilio.com SIP/2.0
                Via: SIP/2.0/TCP 10.20.0.37:5060;branch=z9hG4bKx
                From: <sip:8312@gaman.pstn.twilio.com>;tag=a
                To: <sip:4479@gaman.pstn.ashburn-ix.twilio.com>
                Call-ID: x@10.20.0.37
                CSeq: 101 INVITE
                Max-Forwards: 70
                Content-Length: 0

                Received:
                SIP/2.0 %s
                Via: SIP/2.0/TCP 10.20.0.37:5060;branch=z9hG4bKx
                From: <sip:8312@gaman.pstn.twilio.com>;tag=a
                To: <sip:4479@gaman.pstn.ashburn-ix.twilio.com>;tag=b
                Call-ID: x@10.20.0.37
                CSeq: 101 INVITE
                X-Twilio-Error: %s
                Content-Length: 0
                """;
        for (String[] refusal : new String[][] {{"400 Bad Request", "32101 Invalid number"}, {"403 Forbidden", "32204 Invalid caller ID"}}) {
            Path file = Files.writeString(folder.resolve("extension.log"), log.formatted((Object[]) refusal));

            assertThat(TextReport.plain(report(file, Report.Options.PLAIN))).contains("4479", "8312");
            Report masked = report(file, Report.Options.PLAIN.anonymise());
            for (String answer : List.of(
                    TextReport.plain(masked), JsonReport.text(masked), SarifReport.text(masked), HtmlReport.text(masked))) {
                assertThat(answer).doesNotContain("4479", "8312");
            }
            assertThat(masked.calls().get(0).findings()).singleElement().satisfies(finding -> assertThat(finding.explanation())
                    .containsAnyOf(masked.calls().get(0).called(), masked.calls().get(0).caller()));
        }
    }

    @Test
    void tellsWhatWasOfferedAndAnswered() {
        assertThat(TextReport.plain(read("seed-appendix-2.txt", Report.Options.PLAIN.compare())))
                .contains(
                        "offered 34.XXX.XXX.XXX:8130, pcmu telephone-event, sendrecv",
                        "answered 208.78.112.118:19688, pcmu telephone-event, sendrecv");
    }

    private static Report report(Path file, Report.Options options) {
        Trace trace = Trace.read(file);
        Doctor doctor = Doctor.create();
        trace.calls().forEach(doctor::examine);
        return Report.of(doctor.diagnosis(trace.unreadable(), trace.messages()), Map.of(file.toString(), "trace"), options);
    }

    static Report morning(Report.Options options) {
        return read("morning.log", options);
    }

    static Report read(String name, Report.Options options) {
        return read(name, name, options);
    }

    private static Report read(String name, String called, Report.Options options) {
        try {
            Path file = Path.of(ReportsTest.class.getResource("/io/cloudconnect/doctor/" + name).toURI());
            Trace trace = Trace.read(file);
            Doctor doctor = Doctor.create();
            trace.calls().forEach(doctor::examine);
            return Report.of(doctor.diagnosis(trace.unreadable(), trace.messages()), Map.of(file.toString(), called), options);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JsonReport.class.getResourceAsStream(SCHEMA));
    }
}
