package io.cloudconnect.trunk.function;

import io.cloudconnect.trunk.contract.RouterReadinessProperties;
import io.cloudconnect.trunk.function.twilio.Deadline;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Waits until a router that replaced another one can be expected to take calls: EC2 reaches it, and it has had its time
 * to boot.
 *
 * <p>EC2's reachability check passes while IOS XE still reads its configuration, and nothing outside the VPC may ask
 * the router itself; so the time to boot counts too. The first router of a new site is not waited for, since there are
 * no calls yet.
 */
final class RouterReadiness implements Operations {
    private static final String ID = "router-readiness";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Look look;
    private final Pause pause;
    private final LongSupplier nanos;

    RouterReadiness(Look look, Pause pause, LongSupplier nanos) {
        this.look = look;
        this.pause = pause;
        this.nanos = nanos;
    }

    /** Whether both of EC2's status checks pass. */
    @FunctionalInterface
    interface Look {
        boolean isOk(String instanceId) throws IOException;
    }

    @FunctionalInterface
    interface Pause {
        void of(long millis) throws InterruptedException;
    }

    @Override
    public CloudFormationResponse carryOut(Run run, Deadline deadline) {
        if (run.request().type().equals("Update")) {
            waitFor(router(run.request()), deadline);
        }
        return CloudFormationResponse.success(run.request().physicalResourceId().orElse(ID), Map.of());
    }

    private static RouterReadinessProperties router(CloudFormationRequest request) {
        try {
            return RouterReadinessProperties.fromMap(request.properties());
        } catch (IllegalArgumentException mistakes) {
            throw new TrunkFailure("the router cannot be waited for: " + mistakes.getMessage());
        }
    }

    private void waitFor(RouterReadinessProperties router, Deadline deadline) {
        long start = nanos.getAsLong();
        Duration boot = Duration.ofSeconds(router.bootSeconds());
        try {
            while (Duration.ofNanos(nanos.getAsLong() - start).compareTo(boot) < 0 || !look.isOk(router.instanceId())) {
                if (deadline.remaining().compareTo(BETWEEN_LOOKS) < 0) {
                    throw new TrunkFailure("router " + router.instanceId()
                            + " did not pass EC2's status checks in time, the other router of the pair was left alone;"
                            + " look at the instance's system log, then deploy again");
                }
                pause.of(BETWEEN_LOOKS.toMillis());
            }
        } catch (IOException e) {
            throw new TrunkFailure(
                    "EC2 could not be asked for the status of " + router.instanceId() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrunkFailure("the wait for " + router.instanceId() + " was interrupted; deploy again");
        }
    }
}
