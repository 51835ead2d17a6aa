package io.cloudconnect.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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

    private static void with(String field, Object value) {
        Map<String, Object> context = new HashMap<>(CONTEXT);
        context.put(field, value);
        new PipelineContext(context, SAMPLE).stack(new App());
    }
}
