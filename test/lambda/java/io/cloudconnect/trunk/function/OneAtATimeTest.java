package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.trunk.function.twilio.Deadline;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One run at a time for a trunk, the latest to arrive next. */
class OneAtATimeTest {
    private static final Lease.Term TERM = new Lease.Term(
            Duration.ofMillis(400),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMillis(5),
            Duration.ZERO);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final MortalLeases leases = new MortalLeases(new MemoryLeases());

    @Test
    void refusesARequestThatAnotherRunHasBeenGiven() {
        carryOut(leases, "request-1", (run, deadline) -> done());

        assertThatThrownBy(() -> carryOut(leases, "request-1", (run, deadline) -> {
                    throw new AssertionError("carried out again");
                }))
                .isInstanceOf(OneAtATime.RepeatedDelivery.class);
    }

    @Test
    void keepsTheTrunkForLongerThanALeaseLasts() {
        carryOut(leases, "request-1", (run, deadline) -> {
            for (int i = 0; i < 8; i++) {
                deadline.pause(Duration.ofMillis(100));
                deadline.check();
            }
            return done();
        });
    }

    @Test
    void letsNoRequestLeaveOnceTheLeaseMayHaveEnded() {
        assertThatThrownBy(() -> carryOut(leases, "request-1", (run, deadline) -> {
                    leases.die();
                    deadline.check();
                    deadline.pause(Duration.ofMillis(350));
                    deadline.check();
                    return done();
                }))
                .hasMessageContaining("the right to change this trunk lapsed")
                .hasMessageContaining("deploy again");
    }

    @Test
    void stopsARunOnceALaterOneHasCome() throws Exception {
        assertThatThrownBy(() -> carryOut(leases, "request-1", (run, deadline) -> {
                    claim(Lease.ticket() + 10_000_000_000L);
                    deadline.pause(Duration.ofMillis(200));
                    deadline.check();
                    return done();
                }))
                .hasMessageContaining("a later request");
    }

    @Test
    void doesNotBeginWhatALaterRunHasOvertaken() throws Exception {
        claim(Lease.ticket() + 10_000_000_000L);

        assertThatThrownBy(() -> carryOut(leases, "request-1", (run, deadline) -> {
                    throw new AssertionError("begun");
                }))
                .isInstanceOf(TrunkFailure.class)
                .hasMessageContaining("a later request");
    }

    @Test
    void takesARunThatFollowsAtOnceForTheLaterOne() {
        for (int number = 0; number < 500; number++) {
            assertThat(carryOut(leases, "request-" + number, (run, deadline) -> done())
                            .success())
                    .isTrue();
        }
    }

    @Test
    void waitsForTheLeaseOfARunThatDied() throws Exception {
        Instant now = Instant.now();
        leases.take("Trunk", 1, now, now.plusMillis(300));

        carryOut(leases, "request-1", (run, deadline) -> done());

        assertThat(Duration.between(now, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("another run for this trunk is under way");
    }

    @Test
    void waitsUntilTwiliosListsShowWhatTheRunBeforeHasWritten() {
        Lease.Term quiet = new Lease.Term(
                TERM.length(), TERM.extension(), TERM.reserve(), TERM.look(), Duration.ofMillis(300));
        carryOut(leases, "request-1", (run, deadline) -> done());
        long end = System.nanoTime();

        new OneAtATime((run, deadline) -> done(), leases, quiet).carryOut(run("Create", "request-2", ""), deadline());

        assertThat(Duration.ofNanos(System.nanoTime() - end)).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void goesOnWithoutATableThatSomebodyDeleted() {
        MortalLeases gone = new MortalLeases(leases) {
            @Override
            public boolean isFirst(String requestId, long ticket) {
                throw new NoTable("leases-1");
            }
        };

        assertThat(carryOut(gone, "request-1", (run, deadline) -> done()).success()).isTrue();
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("leases-1 does not exist any more");
    }

    @Test
    void beginsNothingWhenDynamoDbDoesNotAnswerButStillRollsBackWhatBeganNothing() {
        MortalLeases silent = new MortalLeases(leases) {
            @Override
            public boolean isFirst(String requestId, long ticket) throws IOException {
                throw new IOException("silence");
            }
        };

        assertThatThrownBy(() -> carryOut(silent, "request-1", (run, deadline) -> done()))
                .hasMessageContaining("DynamoDB gave no answer")
                .hasMessageContaining("deploy again");
        CloudFormationResponse rolledBack = new OneAtATime((run, deadline) -> done(), silent, TERM)
                .carryOut(run("Delete", "request-2", PhysicalId.NOTHING), deadline());
        assertThat(rolledBack.success()).isTrue();
    }

    private void claim(long ticket) {
        try {
            leases.claim("Trunk", ticket);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private CloudFormationResponse carryOut(Leases kept, String requestId, Operations operations) {
        return new OneAtATime(operations, kept, TERM).carryOut(run("Create", requestId, ""), deadline());
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    private Run run(String type, String requestId, String physicalId) {
        CloudFormationRequest request = new CloudFormationRequest(
                type, requestId, "http://127.0.0.1/", "arn:stack", "Trunk", Optional.of(physicalId), Map.of(), Map.of());
        PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
        return new Run(request, new Journal(out, new ObjectMapper(), request));
    }

    private static CloudFormationResponse done() {
        return CloudFormationResponse.success("TK1", Map.of());
    }
}
