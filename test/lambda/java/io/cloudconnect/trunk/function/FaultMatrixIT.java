package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.trunk.function.twilio.Backoff;
import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Every request of a create, an update, a delete and of what follows them, met by every trouble, and what
 * CloudFormation does then: nothing is orphaned, doubled, lost or touched that is not ours; each request has one
 * answer, in time, and a failure names what was met and the remedy.
 *
 * <p>Twilio's times are those of reality divided by about a thousand: lists lag 12 ms, an answer is waited for 150 ms.
 */
class FaultMatrixIT {
    static final Pace PACE = new Pace(
            new Backoff(Duration.ofMillis(2), Duration.ofMillis(20)),
            Duration.ofMillis(30),
            Duration.ofMillis(5),
            Duration.ofMillis(150),
            Duration.ofSeconds(5));
    private static final Lease.Term TERM = new Lease.Term(
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(5),
            Duration.ofMillis(15));

    @Test
    void everyRequestMetByEveryTrouble() throws Exception {
        List<Trouble> troubles = Trouble.all();
        List<String> violations = new ArrayList<>();
        int combinations = 0;
        try (Simulators simulators = new Simulators()) {
            for (Course course : Course.all()) {
                int requests = simulators.tell(twilio -> requestsOf(twilio, course)).get();
                List<Future<List<String>>> told = new ArrayList<>();
                for (Trouble trouble : troubles) {
                    for (int nth = 1; nth <= requests; nth++) {
                        int struck = nth;
                        told.add(simulators.tell(twilio -> violations(twilio, course, trouble, struck)));
                    }
                }
                int before = violations.size();
                for (var one : told) {
                    violations.addAll(one.get());
                }
                combinations += told.size();
                System.out.printf(
                        "%s: %d requests x %d troubles = %d combinations, %d violations%n",
                        course, requests, troubles.size(), told.size(), violations.size() - before);
            }
        }

        System.out.printf("fault matrix: %d combinations, %d violations%n", combinations, violations.size());
        assertThat(violations).isEmpty();
    }

    private static List<String> violations(TwilioSimulator twilio, Course course, Trouble trouble, int nth) {
        Scene.prepare(twilio);
        AccountState before = twilio.account();
        try (Stack stack = stack(twilio)) {
            int[] armedAfter = {-1};
            course.story().tell(twilio, stack, before, () -> {
                armedAfter[0] = stack.box().received().size();
                trouble.brew().on(twilio, nth);
            });
            JsonNode met = stack.box().received().get(armedAfter[0]).json();
            if (Scene.failed(met)) {
                assertThat(met.path("Reason").asText()).matches("(?s).*" + trouble.reason());
            }
            return List.of();
        } catch (AssertionError | RuntimeException violation) {
            return List.of(course + ", " + trouble + " on request " + nth + ": " + violation.getMessage());
        }
    }

    /** How many requests follow the moment a story arms its trouble, while nothing goes wrong. */
    private static int requestsOf(TwilioSimulator twilio, Course course) {
        Scene.prepare(twilio);
        try (Stack stack = stack(twilio)) {
            int[] counted = new int[2];
            stack.afterEach(() -> {
                if (counted[0] > 0 && counted[1] == 0) {
                    counted[1] = twilio.requests().size() - counted[0] + 1;
                }
            });
            course.story().tell(twilio, stack, twilio.account(), () -> counted[0] = twilio.requests().size() + 1);
            return counted[1];
        }
    }

    private static Stack stack(TwilioSimulator twilio) {
        return new Stack(twilio).pace(PACE).leases(new MemoryLeases(), TERM).millisLeft(16_000);
    }
}
