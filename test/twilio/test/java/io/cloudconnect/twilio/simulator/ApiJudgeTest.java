package io.cloudconnect.twilio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge is worth something only if it convicts. */
class ApiJudgeTest {
    private static final String PATH = "/v1/Trunks/TKaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/OriginationUrls";
    private static final String GOOD =
            """
            {"weight": 1, "enabled": true, "friendly_name": "one", "priority": 1, "sip_url": "sip:sbc.example.com",
             "account_sid": "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "sid": "OUaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
             "trunk_sid": "TKaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "date_created": "2026-01-02T03:04:05Z",
             "date_updated": "2026-01-02T03:04:05Z", "url": "https://trunking.twilio.com/v1/Trunks"}""";

    private static ApiJudge judge;

    @BeforeAll
    static void load() throws Exception {
        judge = ApiJudge.load();
    }

    @Test
    void acquitsAWholeAnswer() throws Exception {
        assertThat(judge.answer("POST", PATH, 201, GOOD)).isEmpty();
    }

    @Test
    void acquitsTwiliosOwnExamples() throws Exception {
        List<String> convicted = new ArrayList<>();
        int seen = 0;
        for (ApiJudge.Operation operation : judge.operations(template -> template.startsWith("/v1/Trunks")
                || template.contains("/SIP/IpAccessControlLists")
                || template.matches(".*/IncomingPhoneNumbers(/\\{Sid})?\\.json"))) {
            String path = operation.template().replaceAll("\\{\\w+}", "x");
            for (Map.Entry<Integer, List<JsonNode>> answer :
                    ApiJudge.examples(operation).entrySet()) {
                for (JsonNode example : answer.getValue()) {
                    seen++;
                    judge.answer(operation.method(), path, answer.getKey(), example.toString())
                            .forEach(error -> convicted.add(operation + ": " + error));
                }
            }
        }

        assertThat(seen).isGreaterThanOrEqualTo(39);
        assertThat(convicted).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"weight\": 1|\"weight\": \"1\"|weight",
                "\"enabled\": true,||enabled",
                "\"enabled\": true|\"enabled\": true, \"colour\": \"red\"|colour",
                "OUaaaa|XXaaaa|sid",
                "2026-01-02T03:04:05Z|Fri, 02 Jan 2026 03:04:05 +0000|date",
            })
    void convictsAnAnswerThatIsWrongInOnePlace(String right, String wrong, String named) throws Exception {
        String body = GOOD.replace(right, wrong == null ? "" : wrong);

        assertThat(judge.answer("POST", PATH, 201, body)).isNotEmpty().allMatch(error -> error.contains(named));
    }

    @Test
    void convictsAStatusTwilioDoesNotGive() throws Exception {
        assertThat(judge.answer("POST", PATH, 200, GOOD)).isNotEmpty();
        assertThat(judge.answer("DELETE", PATH + "/OUaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 204, "{}"))
                .isNotEmpty();
        assertThat(judge.answer("POST", PATH, 400, "{\"message\": \"no\"}")).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"Colour,red", "Weight,heavy", "Enabled,perhaps"})
    void convictsAnUndocumentedOrMistypedParameter(String name, String value) {
        Map<String, List<String>> form = new HashMap<>(Map.of(
                "Weight", List.of("1"),
                "Priority", List.of("1"),
                "Enabled", List.of("true"),
                "FriendlyName", List.of("one"),
                "SipUrl", List.of("sip:sbc.example.com")));
        assertThat(judge.request(request(form))).isEmpty();

        form.put(name, List.of(value));

        assertThat(judge.request(request(form))).isNotEmpty().allMatch(error -> error.contains(name));
    }

    @Test
    void convictsAMissingParameterAndAnUndocumentedPath() {
        assertThat(judge.request(request(Map.of("Weight", List.of("1"))))).hasSize(4);
        assertThat(judge.request(new ApiRequest(1, "PUT", "trunking.twilio.com", PATH, Map.of(), Map.of())))
                .isNotEmpty();
    }

    private static ApiRequest request(Map<String, List<String>> form) {
        return new ApiRequest(1, "POST", "trunking.twilio.com", PATH, Map.of(), form);
    }
}
