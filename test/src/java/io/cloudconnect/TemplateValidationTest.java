package io.cloudconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.router.Redundancy;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.trunk.TrunkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** The CDK's own validation of the template, with its default rules; off in all other tests, since it costs seconds. */
class TemplateValidationTest {
    @TempDir
    Path folder;

    @Test
    void findsNothingInASite() throws Exception {
        Outcome outcome = synthesise("sound");

        assertThat(outcome.output()).doesNotContain("Validation failed");
        assertThat(outcome.exitCode()).isZero();
        assertThat(folder.resolve("validation-report.json")).content().contains("\"pluginReports\": []");
    }

    @Test
    void findsAPropertyThatCloudFormationDoesNotKnow() throws Exception {
        assertThat(synthesise("broken").output() + report()).contains("Colour");
    }

    private Outcome synthesise(String kind) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Synthesis.class.getName(),
                kind,
                folder.toString());
        builder.environment().put("CDK_VALIDATION", "true");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(log));
    }

    private String report() throws IOException {
        Path report = folder.resolve("validation-report.json");
        return Files.exists(report) ? Files.readString(report) : "";
    }

    private record Outcome(int exitCode, String output) {}

    /** Runs in a process of its own, since the validation is switched on by the environment. */
    static final class Synthesis {
        private Synthesis() {}

        public static void main(String[] arguments) {
            App app = new App(AppProps.builder()
                    .outdir(arguments[1])
                    .context(Map.of("@aws-cdk/core:validateAgainstDefaultRules", true))
                    .build());
            new CloudConnectStack(app, "CloudConnect-test", Sites.env("us-east-1"), scope -> CloudConnectProps.builder()
                    .credentials(Secret.fromSecretNameV2(scope, "Twilio", "cloudconnect/twilio"))
                    .trunk(TrunkSettings.of("gaman"))
                    .router(RouterSettings.builder().redundancy(Redundancy.PAIR).interfaces(2).build())
                    .customizeRouter(instance -> {
                        if (arguments[0].equals("broken")) {
                            instance.addPropertyOverride("Colour", List.of("blue"));
                        }
                    })
                    .build());
            app.synth();
        }
    }
}
