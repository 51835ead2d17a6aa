package io.cloudconnect.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * The moment a stack removes itself, and the one its people are warned.
 *
 * @param moment ISO 8601, UTC; a CDK token for a life
 * @param warning as EventBridge Scheduler writes it within {@code at(…)}, UTC; a CDK token for a life
 */
record Deadline(String moment, String warning) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter WARNING =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    static Deadline of(Construct scope, Expiry expiry, Duration warningTime) {
        if (expiry instanceof Expiry.At at) {
            return new Deadline(
                    MOMENT.format(at.moment()), WARNING.format(at.moment().minus(warningTime)));
        }
        Duration life = ((Expiry.After) expiry).life();
        Duration half = life.dividedBy(2);
        return counted(scope, life, warningTime.compareTo(half) < 0 ? warningTime : half);
    }

    // A moment computed at synth would be another one at every synth, and CloudFormation itself cannot tell the time.
    private static Deadline counted(Construct scope, Duration life, Duration warningTime) {
        LogGroup logGroup = LogGroup.Builder.create(scope, "LogGroup")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Function function = Function.Builder.create(scope, "Function")
                .description("Tells the stack when it removes itself")
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline(source()))
                .timeout(software.amazon.awscdk.Duration.minutes(1))
                .role(role(scope, logGroup))
                .logGroup(logGroup)
                .retryAttempts(0)
                .build();
        CustomResource deadline = CustomResource.Builder.create(scope, "Deadline")
                .resourceType("Custom::CloudConnectDeadline")
                .serviceToken(function.getFunctionArn())
                .serviceTimeout(software.amazon.awscdk.Duration.minutes(5))
                .properties(new TreeMap<>(Map.of(
                        "lifeMinutes", Long.toString(life.toMinutes()),
                        "warningMinutes", Long.toString(warningTime.toMinutes()))))
                .build();
        return new Deadline(deadline.getAttString("Moment"), deadline.getAttString("Warning"));
    }

    private static Role role(Construct scope, LogGroup logGroup) {
        return Role.Builder.create(scope, "FunctionRole")
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
    }

    private static String source() {
        try (InputStream in = Deadline.class.getResourceAsStream("deadline.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
