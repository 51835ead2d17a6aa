package io.cloudconnect.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.delivery.Expiry;
import io.cloudconnect.teardown.DeployedExpiry;
import io.cloudconnect.teardown.aws.AwsAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A site with an end: nobody destroys it, and nothing of it is left in either cloud. */
@OnLocalCloud
class ExpiryIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_MILLIS = 250;

    @Test
    void warnsAndRemovesItselfWhenItsTimeIsOverAndNotBefore(DeploymentGround ground) throws InterruptedException {
        Baseline before = Baseline.of(ground.cloud(), DeploymentGround.VIRGINIA);
        Sites sites = ground.siteLikeVirginia("tryout")
                .with("tryout", "expires", "8h")
                .with("tryout", "operations.email", List.of("noc@example.com"));
        ground.deploy(sites);
        Instant end = Instant.parse(ground.standing("tryout").output("RemovesItself"));

        Command.Outcome extended = ground.launcher(sites).run("extend", "tryout", "4h");
        Instant later = end.plus(4, ChronoUnit.HOURS);
        List<JsonNode> early = ground.aws().runSchedules(later.minusSeconds(1));
        Command.Outcome unchanged = ground.diff(sites);
        Command.Outcome kept = ground.launcher(sites).run("keep", "tryout");
        List<JsonNode> never = ground.aws().runSchedules(later.plus(3650, ChronoUnit.DAYS));
        expiry(ground, sites).extend(Expiry.of("90m"), Instant.now());
        Instant sooner = expiry(ground, sites).end();
        List<JsonNode> due = ground.aws().runSchedules(sooner);

        assertThat(end).isCloseTo(Instant.now().plus(8, ChronoUnit.HOURS), within(10, ChronoUnit.MINUTES));
        assertThat(extended.lines())
                .containsExactly("tryout removes itself at " + later.truncatedTo(ChronoUnit.SECONDS));
        assertThat(early)
                .singleElement()
                .satisfies(run -> assertThat(run.path("target").asText()).startsWith("arn:aws:sns:"));
        assertThat(unchanged.succeeded())
                .as("an unchanged site shows no difference")
                .isTrue();
        assertThat(kept.lines())
                .containsExactly(
                        "tryout stays; take expires out of the site file before the next deployment",
                        "its Elastic IP still goes when the stack goes; write retainElasticIp: true to keep it");
        assertThat(never).as("what runs when the end was called off").isEmpty();
        assertThat(sooner).isCloseTo(Instant.now().plus(90, ChronoUnit.MINUTES), within(2, ChronoUnit.MINUTES));
        assertThat(due)
                .anyMatch(run -> run.path("target").asText().endsWith("cloudformation:deleteStack"))
                .allMatch(run -> run.path("error").asText().isEmpty(), "was let do its work");
        awaitRemoval(ground);
        assertThat(ground.differenceSince(before, DeploymentGround.VIRGINIA)).isEmpty();
    }

    private static DeployedExpiry expiry(DeploymentGround ground, Sites sites) {
        AwsAccount account = AwsAccount.connect(
                ground.launcher(sites).environment(),
                Optional.empty(),
                DeploymentGround.VIRGINIA,
                Checkout.find().root());
        return DeployedExpiry.of(account, ground.site(sites, "tryout"));
    }

    private static void awaitRemoval(DeploymentGround ground) throws InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (stands(ground)) {
            assertThat(Instant.now()).as("the stack is still there").isBefore(limit);
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private static boolean stands(DeploymentGround ground) {
        return ground.aws().list("cloudformation", "describe_stacks", Map.of(), "Stacks").stream()
                .anyMatch(stack -> stack.path("StackName").asText().equals("CloudConnect-tryout"));
    }
}
