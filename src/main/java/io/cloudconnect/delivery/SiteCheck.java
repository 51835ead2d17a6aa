package io.cloudconnect.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
 * What has to hold once a site is deployed: its routers pass EC2's checks and refused no line of their configuration,
 * its alarms are quiet, and its trunk is there when Twilio is asked. Looks into the site's account with the role the
 * bootstrap made for looking things up.
 */
final class SiteCheck {
    private SiteCheck() {}

    static CodeBuildStep of(SiteStage stage, DeliveredSite site, Optional<ISecret> twilio) {
        String lookupRole = lookupRole(site.environment());
        Map<String, BuildEnvironmentVariable> secrets = new TreeMap<>();
        twilio.ifPresent(secret -> {
            secrets.put("API_KEY_SID", secretField(secret, "apiKeySid"));
            secrets.put("API_KEY_SECRET", secretField(secret, "apiKeySecret"));
        });
        return CodeBuildStep.Builder.create("Check " + site.name())
                .commands(List.of(
                        "lookup_role=" + lookupRole,
                        "region=" + site.environment().getRegion(),
                        "stack=" + stage.stack().getStackName(),
                        "domain=" + stage.stack().getSite().getTrunk().getDomainName(),
                        script()))
                .envFromCfnOutputs(Map.of("TRUNK_SID", stage.trunkSid()))
                .buildEnvironment(
                        BuildEnvironment.builder().environmentVariables(secrets).build())
                .timeout(Duration.minutes(30))
                .rolePolicyStatements(statements(lookupRole, twilio))
                .build();
    }

    private static String script() {
        try (InputStream in = SiteCheck.class.getResourceAsStream("site-check.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
