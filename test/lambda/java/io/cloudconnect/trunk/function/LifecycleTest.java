package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One answer to every request, whatever the work behind it does. */
class LifecycleTest {
    private final ObjectMapper json = new ObjectMapper();
    private final AnswerBox box = new AnswerBox();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void tellsTheOutcomeWithAnEmptyContentType() throws IOException {
        answer((run, deadline) -> CloudFormationResponse.success("TK1", Map.of("TrunkSid", "TK1")), 60_000);

        JsonNode answer = onlyAnswer();
        assertThat(answer.path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(answer.path("StackId").asText()).isEqualTo("arn:stack");
        assertThat(answer.path("RequestId").asText()).isEqualTo("request-1");
        assertThat(answer.path("LogicalResourceId").asText()).isEqualTo("Trunk");
        assertThat(answer.path("Data").path("TrunkSid").asText()).isEqualTo("TK1");
        assertThat(box.received().get(0).contentType()).isEmpty();
    }

    @Test
    void answersWhenTheWorkDiesOfAnError() throws IOException {
        answer(
                (run, deadline) -> {
                    throw new NoClassDefFoundError("com/twilio/Gone");
                },
                60_000);

        assertThat(onlyAnswer().path("Reason").asText()).contains("NoClassDefFoundError");
        assertThat(log()).contains("\"event\":\"internal error\"");
    }

    @Test
    void answersBeforeLambdaStopsAFunctionThatHangs() throws IOException {
        answer(
                (run, deadline) -> {
                    hang();
                    return CloudFormationResponse.success("never", Map.of());
                },
                15_300);

        assertThat(onlyAnswer().path("Reason").asText()).contains("not finished within 5 s");
    }

    @Test
    void beginsNothingWithTooLittleTime() throws IOException {
        answer(
                (run, deadline) -> {
                    throw new AssertionError("begun");
                },
                9_000);

        assertThat(onlyAnswer().path("Reason").asText()).contains("only 9000 ms left").contains("nothing was begun");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain ", "\"quoted\"\n", "ünïcödé \uD83D\uDE00 ", "\u0001"})
    void shortensAReasonThatWouldNotFit(String piece) throws IOException {
        String reason = piece.repeat(3000);

        answer(
                (run, deadline) -> {
                    throw new TrunkFailure(reason);
                },
                60_000);

        assertThat(box.received().get(0).body()).hasSizeBetween(3000, 4096);
        assertThat(onlyAnswer().path("Reason").asText()).startsWith(piece).endsWith("log)");
    }

    @Test
    void triesAgainWhenTheAnswerIsNotTaken() throws IOException {
        box.refuse(3);

        answer((run, deadline) -> CloudFormationResponse.success("TK1", Map.of()), 60_000);

        assertThat(onlyAnswer().path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(box.tries()).isEqualTo(4);
    }

    @Test
    void givesUpLoudlyWhenNobodyTakesTheAnswer() {
        box.refuse(100);

        assertThatThrownBy(() -> answer((run, deadline) -> CloudFormationResponse.success("TK1", Map.of()), 60_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("HTTP 503")
                .hasMessageNotContaining("secret-signature");
        assertThat(log()).contains("no answer to CloudFormation").doesNotContain("secret-signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[]", "{}", "{\"ResponseURL\": 5}"})
    void refusesWhatIsNoRequest(String event) {
        assertThatThrownBy(() -> lifecycle((run, deadline) -> null)
                        .answer(event.getBytes(StandardCharsets.UTF_8), () -> 60_000))
                .isInstanceOf(TrunkFailure.class)
                .hasMessageContaining("no request of CloudFormation");
    }

    @Test
    void leavesTheAnswerToTheRunThatGotTheRequestFirst() throws IOException {
        answer(
                (run, deadline) -> {
                    throw new OneAtATime.RepeatedDelivery();
                },
                60_000);

        assertThat(box.received()).isEmpty();
        assertThat(log()).contains("Lambda has delivered this request before");
    }

    @Test
    void keepsThePhysicalIdWhenAnUpdateFails() throws IOException {
        ObjectNode event = event().put("RequestType", "Update").put("PhysicalResourceId", "TK-before");

        lifecycle((run, deadline) -> {
                    throw new TrunkFailure("no");
                })
                .answer(event.toString().getBytes(StandardCharsets.UTF_8), () -> 60_000);

        assertThat(onlyAnswer().path("PhysicalResourceId").asText()).isEqualTo("TK-before");
    }

    private void answer(Operations operations, int millis) throws IOException {
        lifecycle(operations).answer(event().toString().getBytes(StandardCharsets.UTF_8), () -> millis);
    }

    private Lifecycle lifecycle(Operations operations) {
        PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
        return new Lifecycle(operations, new ResponseSender(Duration.ofMillis(1)), json, out);
    }

    private ObjectNode event() {
        return json.createObjectNode()
                .put("RequestType", "Create")
                .put("RequestId", "request-1")
                .put("ResponseURL", box.url())
                .put("StackId", "arn:stack")
                .put("LogicalResourceId", "Trunk");
    }

    private JsonNode onlyAnswer() {
        assertThat(box.received()).hasSize(1);
        return box.last();
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private static void hang() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
