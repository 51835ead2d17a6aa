package io.cloudconnect.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class PipelineContextTest {
    private static final SitesFile SAMPLE = SitesFile.read(Path.of("..", "cloudconnect.yaml"));
    private static final Map<String, Object> CONTEXT = Map.of(
            "account", "111111111111",
            "region", "us-east-1",
            "codeCommit", "voice",
            "branch", "main");

    @Test
    void rollsOutTheSitesOfTheFile() {
        Template template = Template.fromStack(new PipelineContext(CONTEXT, SAMPLE).stack(new App()));

        template.hasResourceProperties("AWS::CodePipeline::Pipeline", Match.objectLike(Map.of("Stages", Match.arrayWith(List.of(
                Match.objectLike(Map.of("Name", "virginia")), Match.objectLike(Map.of("Name", "ireland")))))));
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        assertThatThrownBy(() -> with("waves", List.of(List.of("virgina"))))
                .hasMessage("there is no site \"virgina\"; did you mean \"virginia\"? there are virginia, ireland");
        assertThatThrownBy(() -> with("wave", List.of())).hasMessage("cdk.json: context.pipeline: wave is unknown; write \"waves\"");
        assertThatThrownBy(() -> with("waves", "virginia")).hasMessageContaining("waves is no list of lists");
        assertThatThrownBy(() -> new PipelineContext(Map.of("region", "us-east-1"), SAMPLE).stack(new App()))
                .hasMessage("cdk.json: context.pipeline: account is missing; write it");
        assertThatThrownBy(() -> new PipelineContext(Map.of("account", "111111111111", "region", "us-east-1"), SAMPLE).stack(new App()))
                .hasMessageStartingWith("cdk.json: context.pipeline: has no source");
    }

    @Test
    void endsTheAppInOneLineWithExitCode2AndLeavesNothingToDeploy(@TempDir Path out) throws Exception {
        Map<String, Object> pipeline = new HashMap<>(CONTEXT);
        pipeline.put("waves", List.of(List.of("virginia"), List.of("irland")));
        ProcessBuilder app = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CloudConnectApp.class.getName());
        app.environment().put("CDK_OUTDIR", out.toString());
        app.environment().put("CDK_CONTEXT_JSON", new ObjectMapper().writeValueAsString(Map.of("sites", "../cloudconnect.yaml", "pipeline", pipeline)));

        Process process = app.start();
        List<String> told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("!!"))
                .toList();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(told).containsExactly("there is no site \"irland\"; did you mean \"ireland\"? there are virginia, ireland");
        assertThat(out.resolve("manifest.json")).as("what the CDK CLI deploys by").doesNotExist();
    }

    private static void with(String field, Object value) {
        Map<String, Object> context = new HashMap<>(CONTEXT);
        context.put(field, value);
        new PipelineContext(context, SAMPLE).stack(new App());
    }
}
