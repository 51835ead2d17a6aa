package io.cloudconnect.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.CloudConnectProps;
import io.cloudconnect.CloudConnectStack;
import io.cloudconnect.trunk.TrunkSettings;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.secretsmanager.Secret;

class CloudConnectPipelineTest {
    private static final String TOOLS = "111111111111";
    private static final String VOICE = "222222222222";
    private static final PipelineSource SOURCE = new PipelineSource.Connection(
            "arn:aws:codeconnections:us-east-1:111111111111:connection/00000000-0000-0000-0000-000000000000",
            "example/voice",
            "main");
    private static final List<DeliveredSite> SITES =
            List.of(site("virginia", "us-east-1"), site("ireland", "eu-west-1"), site("tokyo", "ap-northeast-1"));

    private static final List<Wave> ONE = List.of(Wave.afterApproval(SITES.subList(0, 1)));

    /** Three sites, synthesised once for the tests that only look. */
    private static Template delivered;

    @BeforeAll
    static void synthesise() {
        Stack stack = stack();
        new CloudConnectPipeline(stack, "Delivery", CloudConnectPipelineProps.of(SOURCE, Wave.oneThenTheOthers(SITES))
                .twilioCredentials(Secret.fromSecretNameV2(stack, "Twilio", "cloudconnect/twilio")));
        delivered = Template.fromStack(stack);
    }

    @Test
    void deploysOneSiteThenAfterApprovalTheOthersSideBySide() {
        JsonNode stages = stages(delivered);

        assertThat(names(stages)).containsExactly("Source", "Build", "UpdatePipeline", "Assets", "virginia", "Wave2");
        assertThat(actions(stages, "virginia")).containsExactly("CloudConnect-virginia.Prepare", "CloudConnect-virginia.Deploy", "Check_virginia");
        assertThat(actions(stages, "Wave2")).startsWith("Approve_wave_2");
        assertThat(runOrder(stages, "Wave2", "ireland.Deploy")).isEqualTo(runOrder(stages, "Wave2", "tokyo.Deploy"));
        assertThat(runOrder(stages, "Wave2", "Approve_wave_2")).isLessThan(runOrder(stages, "Wave2", "ireland.Prepare"));
    }

    @Test
    void deploysIntoOtherAccountsByTheirBootstrapsRoles() {
        assertThat(stages(delivered).toString()).contains("cdk-hnb659fds-deploy-role-" + VOICE + "-eu-west-1", "cdk-hnb659fds-cfn-exec-role-" + VOICE + "-eu-west-1");
        delivered.hasResourceProperties("AWS::KMS::Key", Map.of("EnableKeyRotation", true));
    }

    @Test
    void looksAtRoutersAlarmsAndTrunkOnceASiteIsDeployed() {
        List<String> specs = buildSpecs(delivered);

        assertThat(specs).filteredOn(spec -> spec.contains("Twilio does not have the trunk")).hasSize(3);
        assertThat(specs).allSatisfy(spec -> assertThat(spec).doesNotContain("apiKeySecret"));
        assertThat(specs)
                .anySatisfy(spec -> assertThat(spec)
                        .contains("lookup_role=arn:aws:iam::" + VOICE + ":role/cdk-hnb659fds-lookup-role-" + VOICE + "-eu-west-1")
                        .contains("region=eu-west-1", "stack=CloudConnect-ireland", "domain=example-ireland.pstn.twilio.com")
                        .contains("wait instance-status-ok", "--alarm-name-prefix", "get-console-output", "Trunks/$TRUNK_SID"));
        delivered.hasResourceProperties("AWS::CodeBuild::Project", Match.objectLike(Map.of("Environment", Match.objectLike(Map.of(
                "EnvironmentVariables", Match.arrayWith(List.of(Match.objectLike(Map.of(
                        "Name", "API_KEY_SECRET", "Type", "SECRETS_MANAGER", "Value", "cloudconnect/twilio:apiKeySecret")))))))));
    }

    @Test
    void synthesisesWithTheProjectsOwnCliAndABuildCache() throws Exception {
        assertThat(buildSpecs(delivered))
                .anySatisfy(spec -> assertThat(spec).contains("npm ci", "npx cdk synth", "/root/.m2/repository", "corretto21"))
                .anySatisfy(spec -> assertThat(spec).contains("npm install -g aws-cdk@" + CloudConnectPipeline.CLI_VERSION));
        assertThat(new ObjectMapper().readTree(Path.of("..", "package.json").toFile()).at("/devDependencies/aws-cdk").asText())
                .isEqualTo(CloudConnectPipeline.CLI_VERSION);
    }

    @Test
    void takesSourcesFromCodeCommitOrABucketToo() {
        Template codeCommit = Template.fromStack(pipeline(
                CloudConnectPipelineProps.of(new PipelineSource.CodeCommit("voice", "main"), ONE)));
        Template archive = Template.fromStack(pipeline(
                CloudConnectPipelineProps.of(new PipelineSource.Archive("sources", "voice.zip"), ONE)));

        assertThat(stages(codeCommit).toString()).contains("\"Provider\":\"CodeCommit\"");
        assertThat(stages(archive).toString()).contains("\"S3ObjectKey\":\"voice.zip\"");
    }

    @Test
    void refusesASiteInTwoWavesAndNoWaves() {
        Wave wave = Wave.of(SITES);

        assertThatThrownBy(() -> CloudConnectPipelineProps.of(SOURCE, List.of(wave, wave))).hasMessage("site virginia is in two waves; leave it in one");
        assertThatThrownBy(() -> CloudConnectPipelineProps.of(SOURCE, List.of())).hasMessageStartingWith("the pipeline has no waves");
        assertThatThrownBy(() -> Wave.oneThenTheOthers(List.of())).hasMessageStartingWith("a wave has no sites");
    }

    @Test
    void hasNoFindingOfCdkNagWithoutAReason() {
        Stack stack = stack();
        CloudConnectPipeline delivery = new CloudConnectPipeline(stack, "Delivery", CloudConnectPipelineProps.of(SOURCE, ONE)
                .twilioCredentials(Secret.fromSecretNameV2(stack, "Twilio", "cloudconnect/twilio")));
        delivery.getPipeline().buildPipeline();
        Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        NagSuppressions.addStackSuppressions(stack, List.of(
                acknowledged("AwsSolutions-S1", "The bucket holds what the pipeline made of the sources; who reads it is in CloudTrail"),
                wildcards("The CDK's pipelines grant their steps the artifact bucket and its key by prefixes of actions",
                        "Action::s3:GetObject*", "Action::s3:GetBucket*", "Action::s3:List*", "Action::s3:DeleteObject*", "Action::s3:Abort*",
                        "Action::kms:ReEncrypt*", "Action::kms:GenerateDataKey*",
                        matching("/^Resource::<DeliveryPipelineArtifactsBucket[0-9A-F]+\\.Arn>\\/\\*$/")),
                wildcards("A build writes the logs and reports of its own project",
                        matching("/^Resource::arn:<AWS::Partition>:logs:us-east-1:" + TOOLS + ":log-group:\\/aws\\/codebuild\\/<\\w+>:\\*$/"),
                        matching("/^Resource::arn:<AWS::Partition>:codebuild:us-east-1:" + TOOLS + ":report-group\\/<\\w+>-\\*$/"))));
        String policy = "/CloudConnect-pipeline/Delivery/Pipeline/%s/DefaultPolicy/Resource";
        NagSuppressions.addResourceSuppressionsByPath(stack, policy.formatted("Assets/FileRole"), List.of(
                wildcards("The CDK gives all builds of assets one role: it starts them, and writes their logs and reports",
                        "Resource::*",
                        "Resource::arn:<AWS::Partition>:logs:us-east-1:" + TOOLS + ":log-group:/aws/codebuild/*",
                        "Resource::arn:<AWS::Partition>:codebuild:us-east-1:" + TOOLS + ":report-group/*")));
        NagSuppressions.addResourceSuppressionsByPath(stack, policy.formatted("UpdatePipeline/SelfMutation/Role"), List.of(
                wildcards("The CDK CLI takes on roles of the bootstrap by their tag; cloudformation:DescribeStacks and s3:ListBucket only read",
                        "Resource::*", "Resource::arn:*:iam::" + TOOLS + ":role/*")));

        List<String> findings = Stream.concat(
                        Annotations.fromStack(stack).findError("*", Match.stringLikeRegexp("AwsSolutions-.*")).stream(),
                        Annotations.fromStack(stack).findWarning("*", Match.stringLikeRegexp("AwsSolutions-.*")).stream())
                .map(finding -> finding.getId() + " " + finding.getEntry().getData())
                .toList();

        assertThat(findings).isEmpty();
    }

    private static Stack pipeline(CloudConnectPipelineProps props) {
        Stack stack = stack();
        new CloudConnectPipeline(stack, "Delivery", props);
        return stack;
    }

    private static Stack stack() {
        return new Stack(new App(), "CloudConnect-pipeline", StackProps.builder()
                .env(Environment.builder().account(TOOLS).region("us-east-1").build())
                .build());
    }

    private static DeliveredSite site(String name, String region) {
        Environment environment = Environment.builder().account(VOICE).region(region).build();
        return new DeliveredSite(name, environment, scope -> new CloudConnectStack(
                scope,
                "CloudConnect-" + name,
                StackProps.builder().env(environment).stackName("CloudConnect-" + name).build(),
                inner -> CloudConnectProps.builder()
                        .credentials(Secret.fromSecretNameV2(inner, "Twilio", "cloudconnect/twilio"))
                        .trunk(TrunkSettings.of("example-" + name))
                        .build()));
    }

    private static JsonNode stages(Template template) {
        JsonNode pipelines = new ObjectMapper().valueToTree(template.findResources("AWS::CodePipeline::Pipeline"));
        return pipelines.elements().next().at("/Properties/Stages");
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(item -> item.path("Name").asText()).toList();
    }

    private static List<String> actions(JsonNode stages, String stage) {
        return names(actionsOf(stages, stage));
    }

    private static int runOrder(JsonNode stages, String stage, String action) {
        return StreamSupport.stream(actionsOf(stages, stage).spliterator(), false)
                .filter(item -> item.path("Name").asText().endsWith(action))
                .findFirst()
                .orElseThrow()
                .path("RunOrder")
                .asInt();
    }

    private static JsonNode actionsOf(JsonNode stages, String stage) {
        return StreamSupport.stream(stages.spliterator(), false)
                .filter(item -> item.path("Name").asText().equals(stage))
                .findFirst()
                .orElseThrow()
                .path("Actions");
    }

    private static List<String> buildSpecs(Template template) {
        List<String> specs = new ArrayList<>();
        JsonNode projects = new ObjectMapper().valueToTree(template.findResources("AWS::CodeBuild::Project"));
        projects.forEach(project -> specs.add(project.at("/Properties/Source/BuildSpec").toString()));
        return specs;
    }

    /** @param found as cdk-nag names them */
    private static NagPackSuppression wildcards(String reason, Object... found) {
        return NagPackSuppression.builder().id("AwsSolutions-IAM5").reason(reason).appliesTo(List.of(found)).build();
    }

    private static RegexAppliesTo matching(String regex) {
        return RegexAppliesTo.builder().regex(regex).build();
    }

    private static NagPackSuppression acknowledged(String id, String reason) {
        return NagPackSuppression.builder().id(id).reason(reason).build();
    }
}
