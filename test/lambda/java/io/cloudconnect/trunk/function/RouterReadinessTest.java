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
    void refusesPropertiesThatMakeNoSense() {
        assertThatThrownBy(() -> readiness(1).carryOut(run("Update", "soon"), deadline)).hasMessageContaining("write 0 to 720");
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
