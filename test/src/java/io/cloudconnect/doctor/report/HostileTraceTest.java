package io.cloudconnect.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing a trace holds acts on a terminal, breaks a document or hides behind another reading direction. */
class HostileTraceTest {
    private static final String CLEAR_SCREEN = "\u001B[2J\u001B[H\u001B]0;owned\u0007";
    private static final String EIGHT_BIT_CLEAR_SCREEN = "\u009B2J\u0090q\u009C\u0085";
    private static final String BACKSPACES = "all is well\b\b\b\b\u007F\u000B\f";
    private static final String TURNED_ROUND = "\u202Egpj.exe\u202C\u2066x\u2069\u200F\u061C";
    private static final String UNSEEN_LINE_ENDS = "one\u2028two\u2029three\u0085four";
    private static final String INVISIBLE = "a\u200Bb\uFEFFc\u00ADd\uFFF9e\uDB40\uDC41";
    private static final String MARKUP = "</script></style></title></pre><!--<script>alert(1)</script>-->'\"`&#x3c;";
    private static final String PLACEHOLDERS = "[click](https://evil.example) {0} {host} %s $1 \\u0041";
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[\\d+m");
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\r\\n]]");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {CLEAR_SCREEN, EIGHT_BIT_CLEAR_SCREEN, BACKSPACES, TURNED_ROUND, UNSEEN_LINE_ENDS, INVISIBLE, MARKUP, PLACEHOLDERS})
    void nothingActsWhereverItIsRead(String payload) throws IOException {
        for (Report report : List.of(
                HostileTrace.report(folder, payload, Report.Options.PLAIN.compare()),
                HostileTrace.report(folder, payload, Report.Options.PLAIN.compare().anonymise()))) {
            String coloured = TextReport.coloured(report);

            assertThat(report.calls()).isNotEmpty();
            assertThat(report.calls().get(0).findings()).isNotEmpty();
            assertThat(TextReport.plain(report)).doesNotContainPattern(UNSAFE);
            assertThat(COLOUR.matcher(coloured).replaceAll("")).doesNotContainPattern(UNSAFE);
            assertThat(coloured.lines().filter(line -> line.startsWith("2J") || line.startsWith("two"))).isEmpty();
            assertThat(HtmlReport.text(report)).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\r\\n\\t]]").doesNotContain("<script", "<!--", "</script");
            for (String document : List.of(JsonReport.text(report), SarifReport.text(report))) {
                assertThat(document).matches("(?s)[\\n -\\x7F]*");
                assertThat(new ObjectMapper().readTree(document).isObject()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CLEAR_SCREEN, TURNED_ROUND, UNSEEN_LINE_ENDS, MARKUP})
    void documentsForProgramsLoseNothing(String payload) throws IOException {
        Report report = HostileTrace.report(folder, payload, Report.Options.PLAIN);

        JsonNode json = new ObjectMapper().readTree(JsonReport.text(report));

        assertThat(json.at("/files/0").asText()).isEqualTo(payload + ".log");
        assertThat(json.at("/calls").findValuesAsText("text")).anyMatch(text -> text.contains(payload));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[click](https://evil.example)", "{0}{host}"})
    void sarifTextsHoldNeitherLinksNorPlaceholders(String payload) throws IOException {
        Report report = HostileTrace.report(folder, payload, Report.Options.PLAIN);

        JsonNode results = new ObjectMapper().readTree(SarifReport.text(report)).at("/runs/0/results");

        assertThat(results.findValues("message"))
                .anySatisfy(message -> assertThat(message.get("text").asText()).containsAnyOf("[click] (", "{{0}}{{host}}"))
                .allSatisfy(message -> assertThat(message.get("text").asText())
                        .doesNotContain("](")
                        .doesNotContainPattern("(?<!\\{)\\{(\\{\\{)*(?!\\{)"));
    }
}
