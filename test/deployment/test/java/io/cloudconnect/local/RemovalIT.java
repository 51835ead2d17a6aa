package io.cloudconnect.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.local.report.StandingSite;
import io.cloudconnect.twilio.simulator.AccountState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code cdk destroy} takes, and what it leaves on purpose. */
@OnLocalCloud
class RemovalIT {
    private static final String NUMBER = "+12025550181";

    @Test
    void takesEverythingButTheAddressThatIsKeptAndTheNumbers(DeploymentGround ground) {
        ground.cloud().twilio().seed().number(NUMBER);
        Sites goes =
                ground.sample().like("virginia", "goes", "example-goes").with("goes", "trunk.numbers", List.of(NUMBER));
        Sites both = goes.like("virginia", "keeps", "example-keeps")
                .with("keeps", "trunk.numbers", List.of())
                .with("keeps", "retainElasticIp", true)
                .only("goes", "keeps");
        Baseline before = Baseline.of(ground.cloud(), DeploymentGround.VIRGINIA);
        ground.deploy(both);
        StandingSite keeps = ground.standing("keeps");
        StandingSite gone = ground.standing("goes");

        ground.destroy(both);

        assertThat(gone.trunk().orElseThrow().numbers()).containsExactly(NUMBER);
        assertThat(ground.differenceSince(before, DeploymentGround.VIRGINIA))
                .containsExactly("AWS: elastic IP " + keeps.output("ElasticIp") + " is left");
        assertThat(ground.cloud().twilio().account().number(NUMBER))
                .map(AccountState.PhoneNumber::trunkSid)
                .hasValueSatisfying(trunk -> assertThat(trunk).isEmpty());

        ground.aws()
                .call(
                        "ec2",
                        "release_address",
                        Map.of("AllocationId", keeps.router().outside().allocationId()));
    }
}
