package io.cloudconnect.twilio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a process of its own, steered over HTTP. */
@Timeout(60)
class MainTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void endsWithItsParent() throws Exception {
        Process simulator = start("--number", "+16475550100", "--parent");
        URI endpoint = awaitEndpoint(simulator);

        JsonNode state = control(endpoint, "GET", "state", "");
        simulator.getOutputStream().close();

        assertThat(state.at("/numbers/0/e164").asText()).isEqualTo("+16475550100");
        assertThat(simulator.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(simulator.exitValue()).isZero();
    }

    @Test
    void reportsWrongUseInOneLineWithoutAStackTrace() throws Exception {
        Process simulator = start("--account", "AC1", "--key", "SK1");

        assertThat(simulator.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(simulator.exitValue()).isEqualTo(2);
        assertThat(new String(simulator.getErrorStream().readAllBytes()))
                .contains("AC1", "SK1")
                .doesNotContain("\tat ");
    }

    @Test
    void isSteeredOverHttp() throws Exception {
        try (TwilioSimulator twilio = TwilioSimulator.start()) {
            URI endpoint = twilio.endpoint();
            JsonNode made = control(
                    endpoint,
                    "POST",
                    "seed",
                    """
                    {"numbers": ["+16475550100"], "takenDomains": ["taken.pstn.twilio.com"], "credentialLists": ["Phones"],
                     "accessControlLists": [{"friendlyName": "Office", "addresses": ["203.0.113.0/24"]}],
                     "trunks": [{"friendlyName": "Old", "domainName": "old.pstn.twilio.com", "numbers": ["+16475550101"],
                                 "originationUrls": ["sip:old.example.com"]}]}""");
            control(endpoint, "POST", "faults", "{\"method\": \"GET\", \"fault\": \"server-error\", \"status\": 503}");
            control(endpoint, "POST", "behaviour", "{\"readLagMillis\": 0, \"listInUse\": \"DETACH\"}");

            Wire wire = new Wire(twilio);
            assertThat(wire.get("/v1/Trunks").status()).isEqualTo(503);
            assertThat(wire.get("/v1/Trunks").status()).isEqualTo(200);
            assertThat(made.at("/trunks/0").asText()).startsWith("TK");
            AccountState.Trunk old =
                    twilio.account().trunk("old.pstn.twilio.com").orElseThrow();
            assertThat(old.numbers()).containsExactly("+16475550101");
            assertThat(twilio.account().accessControlLists().get(0).cidrs()).containsExactly("203.0.113.0/24");
            assertThat(twilio.behaviour().listInUse()).isEqualTo(Behaviour.InUse.DETACH);
            assertThat(control(endpoint, "GET", "requests", "")
                            .get(0)
                            .get("fault")
                            .asText())
                    .isEqualTo("error-503-20503");
            assertThat(control(endpoint, "GET", "faults", "")
                            .get(0)
                            .get("struck")
                            .asInt())
                    .isEqualTo(1);
            assertThat(control(endpoint, "POST", "faults", "{\"fault\": \"earthquake\"}")
                            .get("error")
                            .asText())
                    .contains("earthquake");
            assertThat(control(endpoint, "GET", "nothing", "").get("error").asText())
                    .contains("nothing");

            control(endpoint, "POST", "reset", "");
            assertThat(twilio.account().trunks()).isEmpty();
            assertThat(twilio.requests()).isEmpty();
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "--ready-file",
                folder.resolve("ready").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private URI awaitEndpoint(Process simulator) throws Exception {
        Path ready = folder.resolve("ready");
        while (!Files.exists(ready)) {
            assertThat(simulator.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        JsonNode content = JSON.readTree(ready.toFile());
        assertThat(content.get("pid").asLong()).isEqualTo(simulator.pid());
        return URI.create(content.get("endpoint").asText());
    }

    private static JsonNode control(URI endpoint, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/simulator/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return JSON.readTree(answer);
    }
}
