package io.cloudconnect.trunk.function;

import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * A stack as CloudFormation has it: its ARN and its resources' physical ids by logical id.
 *
 * <p>Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
 */
record DeployedStack(Optional<String> id, Map<String, String> physicalIds) {
    private static final Pattern MEMBER = Pattern.compile("<member>.*?</member>", Pattern.DOTALL);

    /** Empty where there is no such stack. */
    static Optional<DeployedStack> read(AwsEnvironment aws, String name) {
        String body = "Action=DescribeStackResources&Version=2010-05-15&StackName="
                + URLEncoder.encode(name, StandardCharsets.UTF_8);
        AwsEnvironment.Answer answer;
        try {
            answer = aws.send(
                    "cloudformation",
                    SdkHttpMethod.POST,
                    address(aws),
                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                    body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new TrunkFailure(
                    "CloudFormation gave no answer about the stack " + name + " ("
                            + e.getClass().getSimpleName() + "); try again",
                    e);
        }
        if (answer.status() != 200) {
            String message = element(answer.text(), "Message").orElse("HTTP " + answer.status());
            if (message.contains("does not exist")) {
                return Optional.empty();
            }
            throw new TrunkFailure("CloudFormation refused to describe the stack " + name + ": " + message
                    + "; use credentials that may call cloudformation:DescribeStackResources");
        }
        Map<String, String> ids = new HashMap<>();
        Optional<String> stackId = element(answer.text(), "StackId");
        Matcher member = MEMBER.matcher(answer.text());
        while (member.find()) {
            String resource = member.group();
            element(resource, "LogicalResourceId").ifPresent(logical -> element(resource, "PhysicalResourceId")
                    .ifPresent(physical -> ids.put(logical, physical)));
        }
        return Optional.of(new DeployedStack(stackId, ids));
    }

    Optional<String> physicalId(String logicalId) {
        return Optional.ofNullable(physicalIds.get(logicalId));
    }

    private static URI address(AwsEnvironment aws) {
        String endpoint = aws.endpoint("CLOUDFORMATION");
        return URI.create(
                (endpoint.isEmpty() ? "https://cloudformation." + aws.region() + "." + aws.suffix() : endpoint) + "/");
    }

    private static Optional<String> element(String xml, String name) {
        Matcher found = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
