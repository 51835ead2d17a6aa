package io.cloudconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** The function's own jar plans in a process of its own, against the simulated Twilio. */
class PlanCommandTest {
    private final TwilioSimulator twilio = TwilioSimulator.start();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path key;

    @BeforeEach
    void writeTheKey() throws IOException {
        var credentials = twilio.credentials();
        key = Files.writeString(
                folder.resolve("key.json"),
                new ObjectMapper()
                        .createObjectNode()
                        .put("accountSid", credentials.accountSid())
                        .put("apiKeySid", credentials.apiKeySid())
                        .put("apiKeySecret", credentials.apiKeySecret())
                        .toString());
    }

    @AfterEach
    void close() {
        twilio.close();
    }

    @Test
    void printsWhatADeploymentWouldDoAndDoesNothing() throws IOException {
        twilio.seed().number("+16475550100");
        twilio.seed().number("+16475550101");
        Path sites = site("numbers: [\"+16475550100\"]\n      numbersFile: numbers.txt");
        Files.writeString(folder.resolve("numbers.txt"), "# ours\n+16475550101\n");

        int code = plan(sites, "--elastic-ip=203.0.113.7");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString().replaceAll("\\[cc-[0-9a-f]{10}]", "[cc-…]").lines())
                .containsExactly(
                        "1. create trunk gaman.pstn.twilio.com",
                        "2. create origination URL sip:203.0.113.7;edge=ashburn;transport=tcp",
                        "3. create access control list gaman routers [cc-…]",
                        "4. allow address 203.0.113.7/32",
                        "5. associate access control list gaman routers [cc-…]",
                        "6. attach number +16475550100",
                        "7. attach number +16475550101");
        assertThat(twilio.requests()).noneMatch(request -> request.request().writes());
        assertThat(out.toString() + err).doesNotContain(twilio.credentials().apiKeySecret());
    }

    @Test
    void knowsTheTrunkOfAnEarlierDeployment() throws IOException {
        String sid = twilio.seed().trunk("gaman [cc-0123456789]", "gaman.pstn.twilio.com");
        twilio.seed().originationUrl(sid, "router 1 [cc-0123456789]", "sip:198.51.100.9");

        int code = plan(site("secure: false"), "--elastic-ip=203.0.113.7", "--format=json");

        assertThat(code).isZero();
        JsonNode plan = new ObjectMapper().readTree(out.toString());
        assertThat(plan.path("marker").asText()).isEqualTo("[cc-0123456789]");
        assertThat(plan.path("steps").findValuesAsText("step"))
                .doesNotContain("create trunk")
                .containsSubsequence("create origination URL", "delete origination URL");
    }

    @Test
    void reportsWhatTheFunctionWouldRefuse() throws IOException {
        int code = plan(site("numbers: [\"+16475550100\"]"), "--elastic-ip=203.0.113.7");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("+16475550100 is not in this account").contains("correct numbers");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void asksForWhatItCannotKnow() throws IOException {
        Files.writeString(key, "{}");

        assertThat(plan(site("secure: false"), "--elastic-ip=203.0.113.7")).isEqualTo(2);
        assertThat(err.toString()).contains("the key accountSid is missing").contains("apiKeySecret");
    }

    private Path site(String trunk) throws IOException {
        return Files.writeString(
                folder.resolve("sites.yaml"),
                """
                twilio:
                  credentials: cloudconnect/twilio
                sites:
                  virginia:
                    region: us-east-1
                    router:
                      adminCidrs: ["198.51.100.0/24"]
                    trunk:
                      domain: gaman
                      %s
                """
                        .formatted(trunk));
    }

    private int plan(Path sites, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "plan",
                "virginia",
                "--sites=" + sites,
                "--credentials=" + key,
                "--twilio-endpoint=" + twilio.endpoint()));
        arguments.addAll(List.of(more));
        return Main.run(
                new PrintWriter(out, true), new PrintWriter(err, true), Ansi.OFF, arguments.toArray(String[]::new));
    }
}
