package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.twilio.simulator.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a person gets to read: mistakes, metrics, and never a secret. */
class TrunkReportTest extends TrunkTest {
    @Test
    void namesEveryMistakeBeforeTheFirstRequest() {
        Site wrong = Site.gaman()
                .with("domainName", "gaman.example.com")
                .with("transferMode", "sometimes")
                .with("secure", "maybe")
                .with("allowedAddresses", List.of(Map.of("name", "lan", "cidr", "10.0.0.0/8")))
                .with("accessControlLists", List.of("ALxyz"))
                .numbers("16475550100");

        JsonNode answer = stack.create(wrong);

        assertThat(answer.path("Reason").asText())
                .contains("6 mistakes")
                .contains("domainName: found \"gaman.example.com\"")
                .contains("transferMode: found \"sometimes\", expected one of disable-all, enable-all, sip-only")
                .contains("secure: found \"maybe\"")
                .contains("allowedAddresses[0].cidr: found \"10.0.0.0/8\", not a public address")
                .contains("accessControlLists[0]: found \"ALxyz\"")
                .contains("numbers.owned[0]: found \"16475550100\"");
        assertThat(twilio.requests()).isEmpty();
    }

    @Test
    void tellsEachStepInOneLine() throws IOException {
        stack.create(Site.gaman());

        List<JsonNode> steps = lines("step");
        assertThat(steps)
                .extracting(line -> line.path("step").asText())
                .contains("create trunk", "set recording", "create origination URL", "allow address");
        assertThat(steps).allSatisfy(line -> {
            assertThat(line.path("subject").asText()).isNotEmpty();
            assertThat(line.path("sid").asText()).matches("[A-Z]{2}[0-9a-f]{32}");
            assertThat(line.path("ms").isNumber()).isTrue();
            assertThat(line.path("twilioRequestId").asText()).startsWith("RQ");
        });
    }

    @Test
    void tellsHowFarManyNumbersHaveComeInsteadOfEachOfThem() throws IOException {
        String[] numbers = twilio.seed().numbers(300).toArray(String[]::new);
        twilio.behaviour().latency(Duration.ofMillis(20));

        stack.create(Site.gaman().numbers(numbers));

        List<JsonNode> told = lines("progress");
        assertThat(told).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("step").asText()).isEqualTo("attach number");
            assertThat(line.path("of").asInt()).isEqualTo(300);
        });
        assertThat(told).extracting(line -> line.path("done").asInt()).isSorted();
        assertThat(lines("step")).hasSizeLessThan(20);
    }

    private List<JsonNode> lines(String event) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : stack.log().split("\n")) {
            JsonNode read = new ObjectMapper().readTree(line);
            if (read.path("event").asText().equals(event)) {
                lines.add(read);
            }
        }
        return lines;
    }

    @Test
    void tellsFailuresAndThrottlingAsMetricsOfTheStack() {
        twilio.faults().on("POST", "/v1/Trunks").times(2).give(Fault.tooManyRequests());
        twilio.seed().takenDomain("gaman.pstn.twilio.com");

        stack.create(Site.gaman());

        assertThat(stack.log())
                .contains("\"Namespace\":\"CloudConnect\"", "\"Dimensions\":[[\"Stack\"]]")
                .contains("\"Stack\":\"CloudConnect-virginia\"", "\"TrunkFailures\":1", "\"TwilioThrottled\":2");
    }

    @Test
    void neverTellsASecret() {
        String secret = twilio.credentials().apiKeySecret();
        twilio.faults().on("POST", "/v1/Trunks").give(Fault.error(400, 20001, "no good: " + secret));

        stack.create(Site.gaman());
        stack.create(Site.gaman());
        stack.update(Site.gaman().router("198.51.100.9"));
        stack.delete();

        String told = stack.log()
                + IntStream.range(0, stack.box().received().size())
                        .mapToObj(i -> stack.box().received().get(i).json().toString())
                        .toList();
        assertThat(told).doesNotContain(secret).doesNotContain("secret-signature").contains("no good: ***");
    }
}
