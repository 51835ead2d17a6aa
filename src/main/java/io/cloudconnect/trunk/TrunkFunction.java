package io.cloudconnect.trunk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * The Lambda function that configures a trunk at Twilio.
 *
 * <p>Outside any VPC, since it talks to Twilio and to CloudFormation's answering address. It may write to its own log
 * group and read one secret. Never retried by Lambda: an event is answered once. Its jar travels inside the library.
 */
final class TrunkFunction extends Construct {
    static final Duration TIMEOUT = Duration.minutes(14);

    private static final String HANDLER = "io.cloudconnect.trunk.function.TrunkFunction::handleRequest";
    private static final String JAR = "trunk-function.jar";
    private static Path extracted;

    private final Function function;

    TrunkFunction(Construct scope, String id, String description) {
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
                .handler(HANDLER)
                .code(Code.fromAsset(jar().toString()))
                .memorySize(1024)
                .timeout(TIMEOUT)
                .role(role)
                .logGroup(logGroup)
                .retryAttempts(0)
                .build();
    }

    Function getFunction() {
        return function;
    }

    /** The function's jar as a file, once a process: the CDK stages files, not class path resources. */
    private static synchronized Path jar() {
        if (extracted == null) {
            try (InputStream in = TrunkFunction.class.getResourceAsStream(JAR)) {
                if (in == null) {
                    throw new IllegalStateException(
                            JAR + " is missing from the library; build it with its trunk function (mvn package)");
                }
                Path folder = Files.createTempDirectory("cloudconnect");
                Path file = folder.resolve(JAR);
                Files.copy(in, file);
                // In the order of their registration reversed: the file goes before its folder.
                folder.toFile().deleteOnExit();
                file.toFile().deleteOnExit();
                extracted = file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return extracted;
    }
}
