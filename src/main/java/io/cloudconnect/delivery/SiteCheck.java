package io.cloudconnect.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.pipelines.CodeBuildStep;
import software.amazon.awscdk.services.codebuild.BuildEnvironment;
import software.amazon.awscdk.services.codebuild.BuildEnvironmentVariable;
import software.amazon.awscdk.services.codebuild.BuildEnvironmentVariableType;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * What has to hold once a site is deployed: its routers pass EC2's checks, its alarms are quiet, and its trunk is there
 * when Twilio is asked. Looks into the site's account with the role the bootstrap made for looking things up.
 */
final class SiteCheck {
    private static final String TRUNKS = "https://trunking.twilio.com/v1/Trunks/";

    private SiteCheck() {}

    static CodeBuildStep of(SiteStage stage, DeliveredSite site, Optional<ISecret> twilio) {
        String lookupRole = lookupRole(site.environment());
        List<String> commands = new ArrayList<>(List.of(
                "set -eu",
                "keys=$(aws sts assume-role --role-arn " + lookupRole
                        + " --role-session-name check --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)",
                "in_site() { env AWS_REGION=" + site.environment().getRegion()
                        + " AWS_ACCESS_KEY_ID=$(echo \"$keys\" | cut -f1) AWS_SECRET_ACCESS_KEY=$(echo \"$keys\" | cut -f2)"
                        + " AWS_SESSION_TOKEN=$(echo \"$keys\" | cut -f3) aws \"$@\"; }",
                "routers=$(in_site cloudformation describe-stack-resources --stack-name "
                        + stage.stack().getStackName()
                        + " --query \"StackResources[?ResourceType=='AWS::EC2::Instance'].PhysicalResourceId\" --output text)",
                "in_site ec2 wait instance-status-ok --instance-ids $routers",
                "loud=; for try in $(seq 20); do loud=$(in_site cloudwatch describe-alarms --state-value ALARM --alarm-name-prefix "
                        + stage.stack().getStackName()
                        + "- --query 'MetricAlarms[].AlarmName' --output text); [ -n \"$loud\" ] || break; sleep 30; done",
                "[ -z \"$loud\" ] || { echo \"alarms that stay on: $loud\"; exit 1; }"));
        Map<String, BuildEnvironmentVariable> secrets = new TreeMap<>();
        twilio.ifPresent(secret -> {
            secrets.put("API_KEY_SID", secretField(secret, "apiKeySid"));
            secrets.put("API_KEY_SECRET", secretField(secret, "apiKeySecret"));
            // On standard input: what stands in a command line can be seen by others.
            commands.add("printf 'user = \"%s:%s\"\\n' \"$API_KEY_SID\" \"$API_KEY_SECRET\""
                    + " | curl --silent --show-error --fail --config - " + TRUNKS + "$TRUNK_SID | grep -q '\""
                    + stage.stack().getSite().getTrunk().getDomainName()
                    + "\"' || { echo 'Twilio does not have the trunk as it was deployed'; exit 1; }");
        });
        CodeBuildStep.Builder step = CodeBuildStep.Builder.create("Check " + site.name())
                .commands(commands)
                .envFromCfnOutputs(Map.of("TRUNK_SID", stage.trunkSid()))
                .buildEnvironment(
                        BuildEnvironment.builder().environmentVariables(secrets).build())
                .timeout(Duration.minutes(30))
                .rolePolicyStatements(statements(lookupRole, twilio));
        return step.build();
    }

    private static List<PolicyStatement> statements(String lookupRole, Optional<ISecret> twilio) {
        List<PolicyStatement> statements = new ArrayList<>(List.of(PolicyStatement.Builder.create()
                .actions(List.of("sts:AssumeRole"))
                .resources(List.of(lookupRole))
                .build()));
        twilio.ifPresent(secret -> statements.add(PolicyStatement.Builder.create()
                .actions(List.of("secretsmanager:GetSecretValue"))
                .resources(List.of(
                        secret.getSecretFullArn() == null
                                ? secret.getSecretArn() + "-??????"
                                : secret.getSecretFullArn()))
                .build()));
        return statements;
    }

    private static BuildEnvironmentVariable secretField(ISecret secret, String field) {
        return BuildEnvironmentVariable.builder()
                .type(BuildEnvironmentVariableType.SECRETS_MANAGER)
                .value((secret.getSecretFullArn() == null ? secret.getSecretName() : secret.getSecretFullArn()) + ":"
                        + field)
                .build();
    }

    /** As {@code cdk bootstrap} names it, with its default qualifier. */
    private static String lookupRole(Environment environment) {
        return "arn:aws:iam::" + environment.getAccount() + ":role/cdk-hnb659fds-lookup-role-"
                + environment.getAccount() + "-" + environment.getRegion();
    }
}
