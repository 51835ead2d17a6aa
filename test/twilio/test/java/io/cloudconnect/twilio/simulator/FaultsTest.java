package io.cloudconnect.twilio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults look to the client as the real ones do, and leave in the account what the real ones leave. */
class FaultsTest {
    private TwilioSimulator twilio;
    private Wire wire;

    @BeforeEach
    void start() {
        twilio = TwilioSimulator.start();
        wire = new Wire(twilio);
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                Arguments.of(Fault.resetBeforeCommit(), 0),
                Arguments.of(Fault.resetAfterCommit(), 1),
                Arguments.of(Fault.silenceBeforeCommit(), 0),
                Arguments.of(Fault.silenceAfterCommit(), 1),
                Arguments.of(Fault.brokenBody(), 1),
                Arguments.of(Fault.outage(Duration.ofMillis(50)), 0));
    }

    @ParameterizedTest(name = "{0} leaves {1}")
    @MethodSource("breaking")
    void breaksTheConnection(Fault fault, int trunks) {
        twilio.faults().on("POST", "/v1/Trunks").give(fault);

        assertThatThrownBy(() -> wire.post("/v1/Trunks", "FriendlyName", "Gaman"))
                .isInstanceOf(IOException.class);

        assertThat(twilio.account().trunks()).hasSize(trunks);
        LoggedRequest logged = twilio.requests().get(0);
        assertThat(logged.status()).isEmpty();
        assertThat(logged.fault()).contains(fault.name());
        assertThat(logged.processed()).isEqualTo(trunks == 1);
    }

    static Stream<Arguments> answering() {
        return Stream.of(
                Arguments.of(Fault.tooManyRequests(), 429, 20429, 0),
                Arguments.of(Fault.serverError(500), 500, 20500, 0),
                Arguments.of(Fault.serverError(502), 502, 20502, 0),
                Arguments.of(Fault.serverError(503).afterCommit(), 503, 20503, 1),
                Arguments.of(Fault.unauthorized(), 401, 20003, 0),
                Arguments.of(Fault.forbidden(), 403, 20003, 0),
                Arguments.of(Fault.notFound(), 404, 20404, 0),
                Arguments.of(Fault.badRequest(21248), 400, 21248, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answering")
    void answersWithAnError(Fault fault, int status, int code, int trunks) throws IOException {
        twilio.faults().on("POST", "/v1/Trunks").give(fault);

        Wire.Reply reply = wire.post("/v1/Trunks");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(twilio.account().trunks()).hasSize(trunks);
        assertThat(wire.post("/v1/Trunks").status()).as("the second request").isEqualTo(201);
    }

    @Test
    void sendsWhatIsNotJson() throws IOException {
        twilio.faults().onRequest(1).give(Fault.html(503));
        twilio.faults().onRequest(1).give(Fault.truncatedJson());

        Wire.Reply html = wire.post("/v1/Trunks");
        Wire.Reply truncated = wire.post("/v1/Trunks");

        assertThat(html.status()).isEqualTo(503);
        assertThat(html.body()).startsWith("<html>");
        assertThat(truncated.status()).isEqualTo(201);
        assertThatThrownBy(truncated::json).isInstanceOf(JsonProcessingException.class);
        assertThat(twilio.account().trunks()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("retryAfters")
    void saysWhenToTryAgainHoweverAbsurd(String retryAfter) throws IOException {
        twilio.faults().onRequest(1).give(Fault.tooManyRequests(retryAfter));

        Wire.Reply reply = wire.get("/v1/Trunks");

        assertThat(reply.raw().headers().firstValue("Retry-After")).contains(retryAfter);
    }

    static List<String> retryAfters() {
        return List.of("1", "0", "-5", "99999999999", "soon", "Wed, 21 Oct 2099 07:28:00 GMT");
    }

    @Test
    void strikesTheNthMatchSoManyTimes() throws IOException {
        FaultRule rule = twilio.faults().on("GET", "/v1/*").nth(2).times(2).give(Fault.serverError(500));
        twilio.onRequest(request -> request.formValue("FriendlyName").equals(Optional.of("x")), Fault.forbidden());

        int[] reads = new int[4];
        for (int i = 0; i < reads.length; i++) {
            reads[i] = wire.get("/v1/Trunks").status();
        }

        assertThat(reads).containsExactly(200, 500, 500, 200);
        assertThat(rule.struck()).isEqualTo(2);
        assertThat(wire.post("/v1/Trunks", "FriendlyName", "y").status()).isEqualTo(201);
        assertThat(wire.post("/v1/Trunks", "FriendlyName", "x").status()).isEqualTo(403);
    }

    @RepeatedTest(20)
    void refusesConnectionsUntilItListensAgain() throws IOException {
        wire.get("/v1/Trunks");

        twilio.stopListening();
        assertThatThrownBy(() -> wire.get("/v1/Trunks")).isInstanceOf(ConnectException.class);
        twilio.resumeListening();

        assertThat(wire.get("/v1/Trunks").status()).isEqualTo(200);
    }

    @Test
    void numbersEveryAnswerAndKeepsCredentialsOutOfTheLog() throws IOException {
        Wire.Reply first = wire.get("/v1/Trunks");
        Wire.Reply second = wire.get("/v1/Trunks");

        String id = first.raw().headers().firstValue("Twilio-Request-Id").orElseThrow();
        assertThat(id)
                .matches("RQ[0-9a-f]{32}")
                .isNotEqualTo(
                        second.raw().headers().firstValue("Twilio-Request-Id").orElseThrow());
        assertThat(first.raw().headers().firstValue("Twilio-Concurrent-Requests"))
                .contains("1");
        assertThat(twilio.requests().toString())
                .contains(id)
                .doesNotContain(twilio.credentials().apiKeySecret(), "Basic");
    }
}
