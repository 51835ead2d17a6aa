package io.cloudconnect.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/**
 * Takes the rules out of a VPC's default security group, which CloudFormation itself cannot do.
 *
 * <p>Whatever is put into the VPC without a security group of its own then reaches nobody and is reached by nobody (AWS
 * Security Hub EC2.2).
 *
 * <p>The function is a few lines of JavaScript in plain resources. The CDK's {@code AwsCustomResource} would do the
 * same, and loads so much of the CDK for it that a synth takes noticeably longer.
 */
final class ClosedDefaultSecurityGroup extends Construct {
    private static final String SOURCE = read("closed-default-group.js");
    private static final int LOG_DAYS = 30;
    private static final Duration LONGEST_RUN = Duration.minutes(5);

    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";
    private static final String PERMISSIONS =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["ec2:RevokeSecurityGroupIngress", "ec2:RevokeSecurityGroupEgress"],
               "Resource": {"Fn::Sub": [
                 "arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:security-group/${Group}",
                 {"Group": "%s"}]}},
              {"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "%s"}]}""";

    ClosedDefaultSecurityGroup(Construct scope, String id, String groupId) {
        super(scope, id);
        CfnLogGroup logGroup = CfnLogGroup.Builder.create(this, "LogGroup")
                .retentionInDays(LOG_DAYS)
                .build();
        logGroup.applyRemovalPolicy(RemovalPolicy.DESTROY);
        CfnRole role = CfnRole.Builder.create(this, "Role")
                .assumeRolePolicyDocument(PolicyText.tree(TRUST))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("CloseDefaultSecurityGroup")
                        .policyDocument(PolicyText.tree(PERMISSIONS.formatted(groupId, logGroup.getAttrArn())))
                        .build()))
                .build();
        CfnFunction function = CfnFunction.Builder.create(this, "Function")
                .description("Takes the rules out of the default security group")
                .runtime("nodejs22.x")
                .handler("index.handler")
                .code(CfnFunction.CodeProperty.builder().zipFile(SOURCE).build())
                .timeout(60)
                .role(role)
                .loggingConfig(CfnFunction.LoggingConfigProperty.builder()
                        .logGroup(logGroup.getRef())
                        .build())
                .build();
        CustomResource.Builder.create(this, "Resource")
                .resourceType("Custom::ClosedDefaultSecurityGroup")
                .serviceToken(function.getAttrArn())
                .serviceTimeout(LONGEST_RUN)
                .properties(Map.of("groupId", groupId))
                .build();
    }

    private static String read(String resource) {
        try (InputStream in = ClosedDefaultSecurityGroup.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
