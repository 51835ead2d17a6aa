package io.cloudconnect.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.InlineFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The function that closes the default security group, where AWS or CloudFormation does not do as it asks. */
class ClosedDefaultGroupFunctionTest {
    /** Lambda has the SDK; this one prints each call and answers it with the error that the environment names. */
    private static final String SDK =
            """
            const answer = (call) => async (request) => {
              console.log(call, JSON.stringify(request));
              const name = process.env.ERROR;
              if (name) throw Object.assign(new Error(`${call} was refused`), { name });
            };
            exports.EC2 = class {
              revokeSecurityGroupIngress = answer('ingress');
              revokeSecurityGroupEgress = answer('egress');
            };""";

    private static final Map<String, String> GROUP = Map.of("groupId", "sg-0123456789abcdef0");

    @TempDir
    private Path folder;

    @Test
    void takesOutBothRulesThatAwsPutsIn() throws Exception {
        try (InlineFunction function = function("")) {
            InlineFunction.Outcome outcome = function.run("Create", null, GROUP);

            assertThat(outcome.onlyAnswer().path("Status").asText()).isEqualTo("SUCCESS");
            assertThat(outcome.onlyAnswer().path("PhysicalResourceId").asText()).isEqualTo("sg-0123456789abcdef0/closed");
            assertThat(outcome.log())
                    .contains("ingress {\"GroupId\":\"sg-0123456789abcdef0\",\"IpPermissions\":[{\"IpProtocol\":\"-1\","
                            + "\"UserIdGroupPairs\":[{\"GroupId\":\"sg-0123456789abcdef0\"}]}]}")
                    .contains("egress {\"GroupId\":\"sg-0123456789abcdef0\",\"IpPermissions\":[{\"IpProtocol\":\"-1\","
                            + "\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\"}]}]}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update"})
    void failsWithTheGroupAndTheReasonWhereAwsRefuses(String type) throws Exception {
        try (InlineFunction function = function("UnauthorizedOperation")) {
            JsonNode answer = function.run(type, null, GROUP).onlyAnswer();

            assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
            assertThat(answer.path("Reason").asText())
                    .isEqualTo("the default security group sg-0123456789abcdef0 cannot be closed: ingress was refused");
            assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo("sg-0123456789abcdef0/closed");
        }
    }

    @Test
    void takesRulesThatAreGoneForClosed() throws Exception {
        try (InlineFunction function = function("InvalidPermission.NotFound")) {
            InlineFunction.Outcome outcome = function.run("Update", "sg-0123456789abcdef0/closed", GROUP);

            assertThat(outcome.onlyAnswer().path("Status").asText()).isEqualTo("SUCCESS");
            assertThat(outcome.log()).contains("ingress", "egress");
        }
    }

    @Test
    void leavesTheGroupToItsVpcAtTheEnd() throws Exception {
        try (InlineFunction function = function("UnauthorizedOperation")) {
            InlineFunction.Outcome outcome = function.run("Delete", "made-up-by-CloudFormation", GROUP);

            assertThat(outcome.onlyAnswer().path("Status").asText()).isEqualTo("SUCCESS");
            assertThat(outcome.onlyAnswer().path("PhysicalResourceId").asText()).isEqualTo("made-up-by-CloudFormation");
            assertThat(outcome.log()).isEmpty();
        }
    }

    @Test
    void answersAgainUntilCloudFormationTakesIt() throws Exception {
        try (InlineFunction function = function("").refuse(4)) {
            InlineFunction.Outcome outcome = function.run("Create", null, GROUP);

            assertThat(outcome.onlyAnswer().path("Status").asText()).isEqualTo("SUCCESS");
            assertThat(function.tries()).isEqualTo(5);
        }
    }

    @Test
    void failsLoudlyWhenCloudFormationTakesNoAnswer() throws Exception {
        try (InlineFunction function = function("").refuse(Integer.MAX_VALUE)) {
            InlineFunction.Outcome outcome = function.run("Create", null, GROUP);

            assertThat(outcome.exitCode()).as("Lambda sees an error, and runs it again").isNotZero();
            assertThat(outcome.log()).contains("CloudFormation takes no answer");
            assertThat(function.tries()).isEqualTo(5);
        }
    }

    private InlineFunction function(String error) throws IOException {
        Path sdk = Files.createDirectories(folder.resolve("node_modules").resolve("@aws-sdk").resolve("client-ec2"));
        Files.writeString(sdk.resolve("index.js"), SDK);
        Path source = Files.copy(InlineFunction.SOURCES.resolve("network/closed-default-group.js"), folder.resolve("index.js"));
        return new InlineFunction(source, Map.of("ERROR", error));
    }
}
