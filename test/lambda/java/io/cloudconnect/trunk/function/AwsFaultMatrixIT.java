package io.cloudconnect.trunk.function;

import static io.cloudconnect.trunk.function.Scene.failed;
import static io.cloudconnect.trunk.function.Scene.first;
import static io.cloudconnect.trunk.function.Scene.mustBe;
import static io.cloudconnect.trunk.function.Scene.mustStand;
import static io.cloudconnect.trunk.function.Scene.mustSucceed;
import static io.cloudconnect.trunk.function.Scene.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Every request to AWS itself (the lease, the secret, the number file), met by every trouble, once or for good, and
 * what CloudFormation does then. What passes goes unnoticed; what stays is told with its remedy and leaves nothing
 * half done.
 */
class AwsFaultMatrixIT {
    private static final int FOR_GOOD = 1_000;

    /** Twilio is well here: a machine that stands still for a moment must not be taken for a Twilio that does. */
    private static final Pace PACE = new Pace(
            FaultMatrixIT.PACE.backoff(),
            FaultMatrixIT.PACE.settle(),
            FaultMatrixIT.PACE.look(),
            Pace.STANDARD.patience(),
            FaultMatrixIT.PACE.tell());

    /** What CloudFormation asks for while AWS has trouble. */
    private enum Request {
        CREATE,
        UPDATE,
        DELETE
    }

    /** A stack with its own AWS. */
    private record Place(TwilioSimulator twilio, AwsStub aws, Stack stack, AccountState before) implements AutoCloseable {
        static Place on(TwilioSimulator twilio) {
            Scene.prepare(twilio);
            var key = twilio.credentials();
            AwsStub aws = new AwsStub()
                    .file("assets", "first.csv", Scene.NUMBER + "\n")
                    .file("assets", "second.csv", Scene.OTHER + "\n")
                    .secret(
                            "cloudconnect/twilio",
                            "{\"accountSid\":\"%s\",\"apiKeySid\":\"%s\",\"apiKeySecret\":\"%s\"}"
                                    .formatted(key.accountSid(), key.apiKeySid(), key.apiKeySecret()));
            AwsEnvironment environment = new AwsEnvironment(
                    Map.of(
                            "AWS_REGION", "us-east-1",
                            "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
                            "AWS_SECRET_ACCESS_KEY", "example",
                            "AWS_ENDPOINT_URL", aws.url()),
                    Duration.ofMillis(1));
            Stack stack = new Stack(twilio).pace(PACE).aws(environment).millisLeft(60_000);
            return new Place(twilio, aws, stack, twilio.account());
        }

        @Override
        public void close() {
            stack.close();
            aws.close();
        }
    }

    @Test
    void everyRequestToAwsMetByEveryTrouble() throws Exception {
        List<String> violations = new ArrayList<>();
        int combinations = 0;
        try (Simulators simulators = new Simulators()) {
            for (Request request : Request.values()) {
                int requests = simulators.tell(twilio -> requestsOf(twilio, request)).get();
                List<Future<List<String>>> told = new ArrayList<>();
                for (AwsTrouble trouble : AwsTrouble.values()) {
                    for (int nth = 1; nth <= requests; nth++) {
                        int struck = nth;
                        told.add(simulators.tell(twilio -> violations(twilio, request, trouble, struck, 1)));
                        told.add(simulators.tell(twilio -> violations(twilio, request, trouble, struck, FOR_GOOD)));
                    }
                }
                for (var one : told) {
                    violations.addAll(one.get());
                }
                combinations += told.size();
            }
        }

        System.out.printf("fault matrix of AWS: %d combinations, %d violations%n", combinations, violations.size());
        assertThat(violations).isEmpty();
    }

    private static List<String> violations(
            TwilioSimulator twilio, Request request, AwsTrouble trouble, int nth, int times) {
        try (Place place = Place.on(twilio)) {
            boolean failed = tell(place, request, () -> place.aws().strike(trouble, nth, times));
            if (trouble.passes() && times == 1) {
                assertThat(failed).as("failed of what passes").isFalse();
            }
            assertThat(place.stack().log())
                    .doesNotContain(twilio.credentials().apiKeySecret());
            return List.of();
        } catch (AssertionError | RuntimeException violation) {
            return List.of(request + ", " + trouble + (times == 1 ? " once" : " for good") + " from request " + nth + ": "
                    + violation.getMessage());
        }
    }

    private static int requestsOf(TwilioSimulator twilio, Request request) {
        try (Place place = Place.on(twilio)) {
            int[] counted = new int[2];
            place.stack().afterEach(() -> {
                if (counted[0] > 0 && counted[1] == 0) {
                    counted[1] = place.aws().requests() - counted[0] + 1;
                }
            });
            tell(place, request, () -> counted[0] = place.aws().requests() + 1);
            return counted[1];
        }
    }

    /** @return whether the request that met the trouble failed */
    private static boolean tell(Place place, Request request, Runnable arm) {
        TwilioSimulator twilio = place.twilio();
        Stack stack = place.stack();
        AccountState before = place.before();
        boolean failed = false;
        if (request == Request.CREATE) {
            arm.run();
            failed = failed(stack.create(filed(first(), "first.csv")));
            place.aws().recover();
            if (failed) {
                mustSucceed(stack.delete());
                mustBe(twilio, before);
            }
        }
        if (request != Request.CREATE || failed) {
            mustSucceed(stack.create(filed(first(), "first.csv")));
        }
        mustStand(twilio, stack, first(), before);
        if (request == Request.UPDATE) {
            arm.run();
            failed = failed(stack.update(filed(second(), "second.csv")));
            place.aws().recover();
            if (failed) {
                mustSucceed(stack.update(filed(first(), "first.csv")));
            }
            if (!failed && stack.log().contains("the former number file is passed over")) {
                assertThat(twilio.account()
                                .trunk("gaman.pstn.twilio.com")
                                .orElseThrow()
                                .numbers())
                        .containsExactlyInAnyOrder(Scene.NUMBER, Scene.OTHER);
            } else {
                mustStand(twilio, stack, failed ? first() : second(), before);
            }
        }
        if (request == Request.DELETE) {
            arm.run();
            failed = failed(stack.delete());
            place.aws().recover();
        }
        if (request != Request.DELETE || failed) {
            mustSucceed(stack.delete());
        }
        mustBe(twilio, before);
        return failed;
    }

    private static Site filed(Site site, String file) {
        return site.with(
                "numbers",
                Map.of("owned", List.of(), "list", Map.of("bucket", "assets", "key", file), "takeOver", false));
    }
}
