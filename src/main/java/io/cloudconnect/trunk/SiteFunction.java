package io.cloudconnect.trunk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * A Lambda function of the library's own jar: one configures a trunk at Twilio, one waits for a router.
 *
 * <p>Outside any VPC, since it talks to Twilio, to EC2 and to CloudFormation's answering address. It may write to its
 * own log group and do what it is granted. Never retried by Lambda: an event is answered once. Its jar travels inside
 * the library.
 */
public final class SiteFunction extends Construct {
    /** How long an invocation may take: a minute less than Lambda allows, and than CloudFormation waits. */
    public static final Duration TIMEOUT = Duration.minutes(14);

    private static final String PACKAGE = "io.cloudconnect.trunk.function.";

    private final Function function;

    private SiteFunction(Construct scope, String id, String handler, String description) {
        super(scope, id);
        LogGroup logGroup = LogGroup.Builder.create(this, "LogGroup")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Role role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of(
                        "Logs",
                        PolicyDocument.Builder.create()
                                .statements(List.of(
                                        PolicyStatement.Builder.create()
                                                .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                                                .resources(List.of(logGroup.getLogGroupArn()))
                                                .build(),
                                        // A late line must not bring the group back after the stack has deleted it.
                                        PolicyStatement.Builder.create()
                                                .effect(Effect.DENY)
                                                .actions(List.of("logs:CreateLogGroup"))
                                                .resources(List.of("*"))
                                                .build()))
                                .build()))
                .build();
        function = Function.Builder.create(this, "Resource")
                .description(description)
                .runtime(Runtime.JAVA_21)
                .architecture(Architecture.ARM_64)
                .handler(PACKAGE + handler)
                .code(Code.fromAsset(TrunkFunctionJar.file().toString()))
                .memorySize(1024)
                .timeout(TIMEOUT)
                .role(role)
                .logGroup(logGroup)
                .retryAttempts(0)
                .build();
    }

    /**
     * A function that configures a trunk; the caller grants it its secret.
     *
     * @param scope the construct it belongs to
     * @param id unique in the scope
     * @param domain the trunk's domain, for its description
     * @return the function
     */
    public static SiteFunction forTrunk(Construct scope, String id, String domain) {
        return new SiteFunction(scope, id, "TrunkFunction::handleRequest", "Configures the Twilio trunk " + domain);
    }

    /**
     * A function that waits for a router that replaced another one; it may ask EC2 for the status of instances.
     *
     * @param scope the construct it belongs to
     * @param id unique in the scope
     * @return the function
     */
    public static SiteFunction forRouterReadiness(Construct scope, String id) {
        SiteFunction function = new SiteFunction(
                scope, id, "RouterReadinessFunction::handleRequest", "Waits until a new router serves");
        function.getFunction()
                .addToRolePolicy(PolicyStatement.Builder.create()
                        .actions(List.of("ec2:DescribeInstanceStatus"))
                        .resources(List.of("*"))
                        .build());
        return function;
    }

    /** {@return the function itself} */
    public Function getFunction() {
        return function;
    }
}
