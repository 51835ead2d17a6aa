package io.cloudconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudconnect.app.SitesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import java.util.stream.Collectors;
import java.util.TreeMap;
import java.util.Map;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples under docs/examples say what the launcher, the CDK CLI and the sample sites really have. */
class PipelineExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final Set<String> CDK = Set.of("diff", "deploy", "synth");
    private static final Set<String> OPTIONS = Set.of("--all", "--require-approval");
    private static final SitesFile SAMPLE = SitesFile.read(Path.of("..", "cloudconnect.yaml"));

    private static final String DESTROY = "bin/cloudconnect destroy \"$SITE\" --yes";

    /** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
    private static final Set<String> GITHUB = Set.of("name", "run-name", "on", "permissions", "env", "defaults", "concurrency", "jobs");

    private static final Set<String> GITHUB_JOB = Set.of(
            "name", "permissions", "needs", "if", "runs-on", "environment", "concurrency", "outputs", "env", "defaults", "steps",
            "timeout-minutes", "strategy", "continue-on-error", "container", "services");
    private static final Set<String> GITHUB_STEP =
            Set.of("id", "if", "name", "uses", "run", "working-directory", "shell", "with", "env", "continue-on-error", "timeout-minutes");

    /** https://docs.gitlab.com/ci/yaml/ */
    private static final Set<String> GITLAB = Set.of("default", "include", "stages", "variables", "workflow");

    private static final Set<String> GITLAB_DEFAULT = Set.of(
            "after_script", "artifacts", "before_script", "cache", "hooks", "id_tokens", "image", "interruptible", "retry", "services",
            "tags", "timeout");
    private static final Set<String> GITLAB_JOB = Stream.concat(
                    GITLAB_DEFAULT.stream(),
                    Stream.of("allow_failure", "environment", "needs", "parallel", "resource_group", "rules", "script", "stage", "variables", "when"))
            .collect(Collectors.toSet());

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
        assertThat(found("bin/cloudconnect (\\S+)", lines)).isSubsetOf(Main.commandLine().getSubcommands().keySet());
        assertThat(found("npx cdk (\\S+)", lines)).isSubsetOf(CDK);
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

    /** A key nobody documents is passed over by GitHub and refused by GitLab. */
    @ParameterizedTest
    @MethodSource("examples")
    void usesDocumentedKeysOnly(Path example) throws IOException {
        JsonNode root = new YAMLMapper().readTree(example.toFile());

        if (isGitHub(example)) {
            assertThat(keys(root)).isSubsetOf(GITHUB);
            root.path("jobs").forEach(job -> {
                assertThat(keys(job)).isSubsetOf(GITHUB_JOB);
                job.path("steps").forEach(step -> assertThat(keys(step)).isSubsetOf(GITHUB_STEP));
                job.path("needs").forEach(needed -> assertThat(keys(root.path("jobs"))).contains(needed.asText()));
            });
        } else {
            jobs(root).forEach((name, job) -> {
                assertThat(keys(job)).as(name).isSubsetOf(GITLAB_JOB);
                assertThat(texts(root.path("stages"))).contains(job.path("stage").asText());
            });
            assertThat(keys(root.path("default"))).isSubsetOf(GITLAB_DEFAULT);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void callsTheLauncherAsItWantsToBeCalled(Path example) throws IOException {
        List<String> calls = commands(new YAMLMapper().readTree(example.toFile())).stream()
                .filter(line -> line.startsWith("bin/cloudconnect "))
                .toList();

        assertThat(calls).isNotEmpty().allSatisfy(call -> {
            String[] arguments = call.replace("\"", "").split(" ");
            Main.commandLine().parseArgs(Arrays.copyOfRange(arguments, 1, arguments.length));
        });
    }

    @Test
    void eachPlatformDestroysByHandOnTheSameCommitAndProvesThatNothingIsLeft() throws IOException {
        JsonNode gitHub = new YAMLMapper().readTree(EXAMPLES.resolve("github/destroy.yml").toFile());
        JsonNode gitLab = new YAMLMapper().readTree(EXAMPLES.resolve("gitlab/.gitlab-ci.yml").toFile());

        assertThat(keys(gitHub.path("on"))).containsExactly("workflow_dispatch");
        assertThat(gitHub.at("/jobs/destroy/steps/0/with/ref").asText()).contains("inputs.commit");
        assertThat(commands(gitHub)).contains(DESTROY);
        assertThat(texts(gitLab.at("/destroy/script"))).contains(DESTROY);
        assertThat(gitLab.at("/destroy/rules/0/when").asText()).isEqualTo("manual");
        assertThat(gitLab.at("/virginia/rules/0/if").asText()).as("a pipeline that destroys does not deploy").contains("\"push\"");
    }

    @Test
    void eachPlatformShowsTheDifferenceOnAPullRequest() throws IOException {
        JsonNode gitHub = new YAMLMapper().readTree(EXAMPLES.resolve("github/deploy.yml").toFile());
        JsonNode gitLab = new YAMLMapper().readTree(EXAMPLES.resolve("gitlab/.gitlab-ci.yml").toFile());

        assertThat(keys(gitHub.path("on"))).contains("pull_request");
        assertThat(gitHub.at("/jobs/diff/if").asText()).contains("pull_request");
        assertThat(commands(gitHub.at("/jobs/diff"))).contains("npx cdk diff --all");
        assertThat(gitLab.at("/diff/rules/0/if").asText()).contains("merge_request_event");
        assertThat(texts(gitLab.at("/diff/script"))).contains("npx cdk diff --all");
    }

    private static boolean isGitHub(Path example) {
        return example.getParent().endsWith("github");
    }

    private static Map<String, JsonNode> jobs(JsonNode gitLab) {
        Map<String, JsonNode> jobs = new TreeMap<>();
        gitLab.properties().stream()
                .filter(entry -> !GITLAB.contains(entry.getKey()))
                .forEach(entry -> jobs.put(entry.getKey(), entry.getValue()));
        return jobs;
    }

    private static List<String> keys(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
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
