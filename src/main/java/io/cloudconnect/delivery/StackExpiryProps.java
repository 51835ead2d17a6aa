package io.cloudconnect.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * When and how a stack removes itself.
 *
 * @param expiry when
 * @param warning who is told before. Default: nobody
 * @param warningTime how long before; half of a life that is shorter than twice this. Default: one hour
 * @param deletionRole what CloudFormation deletes with; it must not be part of the stack. Default: the stack's own
 *     service role, which the CDK's bootstrap made and every CDK deployment gives the stack
 * @param clock what the time is. Default: the system's
 */
public record StackExpiryProps(
        Expiry expiry,
        Optional<ITopic> warning,
        Duration warningTime,
        Optional<IRole> deletionRole,
        InstantSource clock) {
    private static final Duration WARNING_TIME = Duration.ofHours(1);

    public StackExpiryProps {
        requireNonNull(expiry, "expiry");
        if (warningTime.toMinutes() < 1) {
            throw new IllegalArgumentException(
                    "warning time " + warningTime + " is less than a minute; write Duration.ofHours(1)");
        }
    }

    /**
     * A stack with this expiry, and every default.
     *
     * @param expiry when it removes itself
     * @return the props
     */
    public static StackExpiryProps of(Expiry expiry) {
        return new StackExpiryProps(expiry, Optional.empty(), WARNING_TIME, Optional.empty(), InstantSource.system());
    }

    /**
     * Tells a topic an hour before.
     *
     * @param topic one that the account's schedules may publish to
     * @return the changed props
     */
    public StackExpiryProps warning(ITopic topic) {
        return new StackExpiryProps(expiry, Optional.of(topic), warningTime, deletionRole, clock);
    }

    /**
     * Deletes with another role, for stacks that are not deployed by the CDK's default synthesizer.
     *
     * @param role one that CloudFormation may assume and that is no part of the stack
     * @return the changed props
     */
    public StackExpiryProps deletionRole(IRole role) {
        return new StackExpiryProps(expiry, warning, warningTime, Optional.of(role), clock);
    }

    StackExpiryProps at(Instant now) {
        return new StackExpiryProps(expiry, warning, warningTime, deletionRole, InstantSource.fixed(now));
    }
}
