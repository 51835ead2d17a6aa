package io.cloudconnect.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script a pipeline runs after a site is deployed, with stand-ins for the AWS CLI and curl. */
class SiteCheckTest {
    private static final Path SCRIPT = Path.of("main", "resources", "io", "cloudconnect", "delivery", "site-check.sh").toAbsolutePath();
    private static final String DONE = "%CVAC-4-CONFIG_DONE: Configuration generated from file was applied and saved to NVRAM.";

    @TempDir
    private Path folder;

    private record Outcome(int code, String output) {}

    @BeforeEach
    void standIns() throws IOException {
        program("aws", """
                case "$*" in
                  *assume-role*) printf 'AKIA\\tsecret\\ttoken\\n' ;;
                  *describe-stack-resources*) [ "$AWS_SESSION_TOKEN $AWS_REGION" = "token eu-west-1" ] && echo i-1 ;;
                  *get-console-output*) cat "$STANDINS/console" ;;
                  *describe-alarms*) cat "$STANDINS/alarms" ;;
                esac
                """);
        program("curl", "cat > \"$STANDINS/config\"; echo \"$*\" > \"$STANDINS/curl-line\"; cat \"$STANDINS/trunk\"");
        program("sleep", "echo slept >> \"$STANDINS/sleeps\"");
        write("console", "Press RETURN to get started\n" + DONE + "\n");
        write("alarms", "");
        write("trunk", "{\"domain_name\": \"example.pstn.twilio.com\"}");
    }

    @Test
    void passesWhereEverythingHolds() throws Exception {
        Outcome outcome = check();

        assertThat(outcome.output()).isEqualTo("""
                routers pass EC2's checks: i-1
                i-1 took its whole configuration
                alarms are quiet
                Twilio has the trunk: example.pstn.twilio.com
                """);
        assertThat(outcome.code()).isZero();
        assertThat(folder.resolve("config")).hasContent("user = \"SK1:topsecret\"");
        assertThat(folder.resolve("curl-line")).content().contains("Trunks/TK1").doesNotContain("topsecret");
    }

    @Test
    void failsWhereARouterRefusedALineOfItsConfiguration() throws Exception {
        write("console", "%CVAC-4-CLI_FAILURE: Configuration command failure: 'dial-peer voice 9 voip' was rejected\n" + DONE + "\n");

        Outcome outcome = check();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).contains("i-1 did not take its whole configuration:\n%CVAC-4-CLI_FAILURE").contains("'dial-peer voice 9 voip' was rejected");
    }

    @Test
    void saysSoWhereTheConsoleTellsNothing() throws Exception {
        write("console", "");

        Outcome outcome = check();

        assertThat(outcome.code()).isZero();
        assertThat(outcome.output()).contains("its console does not tell of the configuration");
    }

    @Test
    void failsWhereAnAlarmStaysOn() throws Exception {
        write("alarms", "CloudConnect-test-TunnelsDown");

        Outcome outcome = check();

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).endsWith("alarms that stay on: CloudConnect-test-TunnelsDown\n");
        assertThat(folder.resolve("sleeps")).content().hasLineCount(20);
    }

    @Test
    void failsWhereTwilioHasAnotherTrunk() throws Exception {
        write("trunk", "{\"domain_name\": \"other.pstn.twilio.com\"}");

        assertThat(check()).isEqualTo(new Outcome(1, """
                routers pass EC2's checks: i-1
                i-1 took its whole configuration
                alarms are quiet
                Twilio does not have the trunk TK1 as it was deployed, with example.pstn.twilio.com
                """));
    }

    private Outcome check() throws Exception {
        ProcessBuilder shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "lookup_role=arn:role region=eu-west-1 stack=CloudConnect-test domain=example.pstn.twilio.com\n"
                                + Files.readString(SCRIPT))
                .redirectErrorStream(true);
        shell.environment().putAll(Map.of(
                "PATH", folder + ":" + System.getenv("PATH"),
                "STANDINS", folder.toString(),
                "TRUNK_SID", "TK1",
                "API_KEY_SID", "SK1",
                "API_KEY_SECRET", "topsecret"));
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    private void program(String name, String body) throws IOException {
        assertThat(write(name, "#!/bin/sh\n" + body).toFile().setExecutable(true)).isTrue();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
