package io.cloudconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudconnect.app.SitesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The examples under docs/examples say what the launcher, the CDK CLI and the sample sites really have. */
class PipelineExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final Set<String> CDK = Set.of("diff", "deploy", "destroy", "synth");
    private static final Set<String> OPTIONS = Set.of("--all", "--force", "--require-approval");
    private static final SitesFile SAMPLE = SitesFile.read(Path.of("..", "cloudconnect.yaml"));

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void namesCommandsOptionsAndSitesThatExist(Path example) throws IOException {
        List<String> lines = commands(new YAMLMapper().readTree(example.toFile()));

        assertThat(lines).contains("npm ci");
        assertThat(found("bin/cloudconnect (\\S+)", lines)).isSubsetOf(new CommandLine(new Main()).getSubcommands().keySet());
        assertThat(found("npx cdk (\\S+)", lines)).isNotEmpty().isSubsetOf(CDK);
        assertThat(found("npx cdk.* (--[a-z-]+)", lines)).isSubsetOf(OPTIONS);
        assertThat(found("CloudConnect-([a-z]+)", lines)).isSubsetOf(SAMPLE.sites().stream().map(site -> site.name()).toList());
        assertThat(found("(bin/[a-z-]+)", lines)).allSatisfy(file -> assertThat(Path.of("..", file)).exists());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void keepsNoKeyAndLetsNoInputBecomeScript(Path example) throws IOException {
        assertThat(example).content().doesNotContainPattern("AWS_SECRET_ACCESS_KEY|AKIA[A-Z0-9]{16}");
        assertThat(commands(new YAMLMapper().readTree(example.toFile()))).noneMatch(line -> line.contains("${{ inputs."));
    }

    private static List<String> found(String pattern, List<String> lines) {
        return lines.stream()
                .flatMap(line -> Pattern.compile(pattern).matcher(line).results())
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /** Every {@code run} of GitHub's, every {@code script} of GitLab's. */
    private static List<String> commands(JsonNode node) {
        List<String> lines = new ArrayList<>();
        node.findValues("run").forEach(run -> lines.add(run.asText()));
        for (String field : List.of("script", "before_script")) {
            node.findValues(field).forEach(script -> script.forEach(line -> lines.add(line.asText())));
        }
        return lines;
    }
}
