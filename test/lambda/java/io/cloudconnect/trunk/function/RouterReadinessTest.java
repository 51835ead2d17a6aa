package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.trunk.function.twilio.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RouterReadinessTest {
    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private final Deadline deadline = Deadline.in(Duration.ofMinutes(14));

    @Test
    void waitsUntilTheRouterHasHadItsTimeAndEc2ReachesIt() {
        CloudFormationResponse response = readiness(3).carryOut(run("Update", "480"), deadline);

        assertThat(response.success()).isTrue();
        assertThat(looks).hasValue(3);
        assertThat(Duration.ofNanos(clock.get())).isEqualTo(Duration.ofSeconds(480 + 20));
    }

    @Test
    void doesNotHoldUpTheFirstDeploymentNorTheLast() {
        readiness(1).carryOut(run("Create", "480"), deadline);
        readiness(1).carryOut(run("Delete", "480"), deadline);

        assertThat(clock).hasValue(0);
        assertThat(looks).hasValue(0);
    }

    @Test
    void failsWhenTheRouterNeverComesUpSoThatTheOtherOneGoesOnServing() {
        assertThatThrownBy(() -> readiness(Integer.MAX_VALUE).carryOut(run("Update", "0"), Deadline.in(Duration.ofSeconds(1))))
                .hasMessageContaining("i-0123456789abcdef0 did not pass EC2's status checks in time")
                .hasMessageContaining("the other router of the pair was left alone");
    }

    @Test
    void keepsItsPhysicalIdSoThatAnUpdateIsNeverAReplacement() {
        assertThat(readiness(1).carryOut(run("Update", "0"), deadline).physicalResourceId()).isEqualTo("router-readiness");
    }

    @Test
    void answersPropertiesThatMakeNoSenseWithEachOfThemAndWhatToWrite() throws Exception {
        try (AnswerBox box = new AnswerBox()) {
            ObjectMapper json = new ObjectMapper();
            byte[] event = json.writeValueAsBytes(Map.of(
                    "RequestType", "Update",
                    "RequestId", "request-1",
                    "ResponseURL", box.url(),
                    "StackId", "arn:stack",
                    "LogicalResourceId", "Readiness",
                    "PhysicalResourceId", "router-readiness",
                    "ResourceProperties", Map.of("bootSeconds", "soon")));

            new Lifecycle(readiness(1), new ResponseSender(Duration.ofMillis(1)), json, new PrintStream(new ByteArrayOutputStream()))
                    .answer(event, () -> 60_000);

            assertThat(box.received()).hasSize(1);
            assertThat(box.last().path("Status").asText()).isEqualTo("FAILED");
            assertThat(box.last().path("Reason").asText())
                    .startsWith("the router cannot be waited for: instanceId: found nothing, expected i- and 8 to 17 hex digits;"
                            + " bootSeconds: found \"soon\", expected a whole number from 0 to 999");
        }
    }

    private RouterReadiness readiness(int okAtLook) {
        return new RouterReadiness(
                instance -> looks.incrementAndGet() >= okAtLook,
                millis -> clock.addAndGet(Duration.ofMillis(millis).toNanos()),
                clock::get);
    }

    private static Run run(String type, String bootSeconds) {
        CloudFormationRequest request = new CloudFormationRequest(
                type,
                "request-1",
                "http://127.0.0.1/answer",
                "arn:stack",
                "Readiness",
                type.equals("Create") ? Optional.empty() : Optional.of("router-readiness"),
                Map.of("instanceId", "i-0123456789abcdef0", "bootSeconds", bootSeconds),
                Map.of());
        return new Run(request, new Journal(new PrintStream(new ByteArrayOutputStream()), new ObjectMapper(), request));
    }
}
