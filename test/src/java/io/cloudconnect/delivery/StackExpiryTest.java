package io.cloudconnect.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudconnect.CloudConnectStack;
import io.cloudconnect.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CliCredentialsStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Matcher;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.sns.Topic;

class StackExpiryTest {
    private static final String SCHEDULE = "AWS::Scheduler::Schedule";
    private static final Expiry CHRISTMAS = Expiry.of("2026-12-24T18:00:00Z");
    private static final Instant ADVENT = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void asksCloudFormationToDeleteThisVeryStackFromTheMomentOnAndEveryHourUntilItIsGone() {
        Template template = Template.fromStack(expiring(CHRISTMAS, props -> props));

        template.hasResourceProperties(SCHEDULE, Match.objectLike(Map.of(
                "StartDate", "2026-12-24T18:00:00.000Z",
                "ScheduleExpression", "rate(1 hour)",
                "Target", Match.objectLike(Map.of(
                        "Arn", Map.of("Fn::Join", List.of("", List.of("arn:", Map.of("Ref", "AWS::Partition"), ":scheduler:::aws-sdk:cloudformation:deleteStack"))),
                        "Input", Map.of("Fn::Join", List.of("", List.of("{\"StackName\":\"", Map.of("Ref", "AWS::StackId"), "\"}"))))))));
    }

    @Test
    void mayDeleteThisStackAndPassItsServiceRoleAndNothingElse() {
        Map<String, Object> delete = Map.of(
                "Effect", "Allow", "Action", "cloudformation:DeleteStack", "Resource", Map.of("Ref", "AWS::StackId"));
        Map<String, Object> pass = Map.of(
                "Effect", "Allow",
                "Action", "iam:PassRole",
                "Resource", Map.of("Fn::Sub", "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-hnb659fds-cfn-exec-role-${AWS::AccountId}-us-east-1"),
                "Condition", Map.of("StringEquals", Map.of("iam:PassedToService", "cloudformation.amazonaws.com")));

        Template template = Template.fromStack(expiring(CHRISTMAS, props -> props));

        template.hasResourceProperties("AWS::IAM::Role", Map.of(
                "AssumeRolePolicyDocument", like("Statement", List.of(like("Principal", Map.of("Service", "scheduler.amazonaws.com")))),
                "Policies", List.of(like("PolicyDocument", like("Statement", List.of(delete, pass))))));
        template.hasResourceProperties("AWS::IAM::Role", like("AssumeRolePolicyDocument", like("Statement", List.of(
                like("Condition", like("StringEquals", like("aws:SourceAccount", Map.of("Ref", "AWS::AccountId"))))))));
    }

    @Test
    @SuppressWarnings("unchecked")
    void goesLastSoThatADeletionThatFailsIsTriedAgain() {
        Template template = Template.fromStack(expiring(CHRISTMAS, props -> props));
        String schedule = template.findResources(SCHEDULE).keySet().iterator().next();

        Map<String, Map<String, Object>> resources = (Map<String, Map<String, Object>>) template.toJSON().get("Resources");

        assertThat(resources.entrySet().stream()
                        .filter(entry -> !entry.getKey().startsWith("Expiry"))
                        .filter(entry -> !((List<String>) entry.getValue().getOrDefault("DependsOn", List.of())).contains(schedule)))
                .as("what does not wait for the schedule")
                .isEmpty();
    }

    @Test
    void countsALifeInTheCloudSoThatTheTemplateStaysTheSame() {
        Map<String, Object> first = Template.fromStack(expiring(Expiry.of("8h"), props -> props)).toJSON();
        Template second = Template.fromStack(expiring(Expiry.of("8h"), props -> props.at(ADVENT)));

        assertThat(second.toJSON()).isEqualTo(first);
        second.hasResourceProperties("Custom::CloudConnectDeadline", Match.objectLike(Map.of("lifeMinutes", "480", "warningMinutes", "60")));
        second.hasResourceProperties(SCHEDULE, Match.objectLike(Map.of("StartDate", Map.of("Fn::GetAtt", List.of(Match.anyValue(), "Moment")))));
    }

    @Test
    void warnsAnHourBeforeOrAtHalfOfAShortLife() {
        CloudConnectStack stack = Sites.virginia(site -> site);
        new StackExpiry(stack, "Expiry", StackExpiryProps.of(CHRISTMAS).at(ADVENT).warning(new Topic(stack, "Topic")));

        Template.fromStack(stack).hasResourceProperties(SCHEDULE, Match.objectLike(Map.of(
                "ScheduleExpression", "at(2026-12-24T17:00:00)",
                "Target", Match.objectLike(Map.of("Arn", Match.objectLike(Map.of("Ref", Match.stringLikeRegexp("Topic.*"))))))));
        Template.fromStack(expiring(Expiry.of("90m"), props -> props))
                .hasResourceProperties("Custom::CloudConnectDeadline", Match.objectLike(Map.of("warningMinutes", "45")));
    }

    @Test
    void cannotBeDeployedWhenItsTimeIsOverButStillDestroyed() {
        CloudConnectStack late = expiring(CHRISTMAS, props -> props.at(Instant.parse("2026-12-24T18:00:00Z")));

        Annotations.fromStack(late)
                .hasError("*", Match.stringLikeRegexp("the site expired at 2026-12-24T18:00:00Z; write a later moment.*"));
        Template.fromStack(late).resourceCountIs(SCHEDULE, 1);
        Annotations.fromStack(expiring(CHRISTMAS, props -> props.at(ADVENT))).hasNoError("*", Match.anyValue());
    }

    @Test
    void wantsARoleWhereTheStackHasNone() {
        Stack stack = new Stack(new App(), "Bare", StackProps.builder().synthesizer(new CliCredentialsStackSynthesizer()).build());

        assertThatThrownBy(() -> new StackExpiry(stack, "Expiry", StackExpiryProps.of(CHRISTMAS).at(ADVENT)))
                .hasMessageContaining("give one that is not part of the stack by deletionRole");

        Stack other = new Stack(new App(), "Bare", StackProps.builder().synthesizer(new CliCredentialsStackSynthesizer()).build());
        new StackExpiry(other, "Expiry", StackExpiryProps.of(CHRISTMAS).at(ADVENT)
                .deletionRole(Role.fromRoleArn(other, "Deleter", "arn:aws:iam::123456789012:role/deleter")));
        Template.fromStack(other).hasResourceProperties(SCHEDULE, Match.objectLike(Map.of("Target", Match.objectLike(Map.of(
                "Input", Map.of("Fn::Join", List.of("", List.of("{\"RoleARN\":\"arn:aws:iam::123456789012:role/deleter\",\"StackName\":\"", Map.of("Ref", "AWS::StackId"), "\"}"))))))));
    }

    @Test
    void isWrittenInTheSameOrderAtEverySynth() throws IOException {
        CloudConnectStack stack = expiring(Expiry.of("8h"), props -> props);
        String template = ((App) stack.getNode().getRoot())
                .synth()
                .getStackArtifact(stack.getArtifactId())
                .getTemplateFullPath();

        String written = Files.readString(Path.of(template)).replaceAll("\\s", "");

        // Where a map of Java's is handed on as it is, each run has an order of its own.
        assertThat(written)
                .contains("\"lifeMinutes\":\"480\",\"warningMinutes\":\"60\"")
                .contains("\"StringEquals\":{\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"},\"aws:SourceArn\":");
    }

    private static CloudConnectStack expiring(Expiry expiry, UnaryOperator<StackExpiryProps> change) {
        CloudConnectStack stack = Sites.virginia(site -> site.retainElasticIp(false));
        new StackExpiry(stack, "Expiry", change.apply(StackExpiryProps.of(expiry)));
        return stack;
    }

    private static Matcher like(String field, Object value) {
        return Match.objectLike(Map.of(field, value));
    }
}
