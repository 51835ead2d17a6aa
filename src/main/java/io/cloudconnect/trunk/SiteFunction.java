package io.cloudconnect.trunk;

import io.cloudconnect.trunk.contract.LeaseTable;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyDocument;
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

    private static final ServicePrincipal LAMBDA = new ServicePrincipal("lambda.amazonaws.com");
    private static final String PACKAGE = "io.cloudconnect.trunk.function.";

    private final Function function;

    private SiteFunction(
            Construct scope,
            String id,
            String handler,
            String description,
            Map<String, Object> permission,
            Map<String, String> environment) {
        super(scope, id);
        LogGroup logGroup = LogGroup.Builder.create(this, "LogGroup")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Role role = Role.Builder.create(this, "Role")
                .assumedBy(LAMBDA)
                .inlinePolicies(Map.of(
                        "Work",
                        PolicyDocument.fromJson(Map.of(
                                "Statement",
                                List.of(
                                        allow(logGroup.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents"),
                                        // A late line must not bring the group back after the stack has deleted it.
                                        statement("Deny", "*", "logs:CreateLogGroup"),
                                        permission)))))
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
                .environment(environment)
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
     * @param leases where its runs see each other
     * @return the function
     */
    static SiteFunction forTrunk(Construct scope, String id, String domain, Table leases) {
        return new SiteFunction(
                scope,
                id,
                "TrunkFunction::handleRequest",
                "Configures the Twilio trunk " + domain,
                allow(leases.getTableArn(), LeaseTable.ACTION),
                Map.of(LeaseTable.VARIABLE, leases.getTableName()));
    }

    /**
     * A function that waits for a router that replaced another one; it may ask EC2 for the status of instances.
     *
     * @param scope the construct it belongs to
     * @param id unique in the scope
     * @return the function
     */
    public static SiteFunction forRouterReadiness(Construct scope, String id) {
        return new SiteFunction(
                scope,
                id,
                "RouterReadinessFunction::handleRequest",
                "Waits until a new router serves",
                allow("*", "ec2:DescribeInstanceStatus"),
                Map.of());
    }

    private static Map<String, Object> allow(String resource, String... actions) {
        return statement("Allow", resource, actions);
    }

    /** As IAM writes it: a statement built by the CDK's own class is one call to the CDK more, with every function. */
    private static Map<String, Object> statement(String effect, String resource, String... actions) {
        return Map.of("Effect", effect, "Action", List.of(actions), "Resource", resource);
    }

    /** {@return the function itself} */
    public Function getFunction() {
        return function;
    }
}
