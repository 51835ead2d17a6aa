package io.cloudconnect.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A first deployment that Twilio refuses. */
@OnLocalCloud
class RefusedSiteIT {
    private static final String SITE = "refused";
    private static final String STACK = "CloudConnect-" + SITE;

    @Test
    void rollsBackAndLeavesNothingWhenTheDomainIsSomebodyElses(DeploymentGround ground) {
        ground.cloud().twilio().seed().takenDomain("example-refused.pstn.twilio.com");
        Sites sites = ground.siteLikeVirginia(SITE);
        Baseline before = Baseline.of(ground.cloud(), DeploymentGround.VIRGINIA);

        Command.Outcome refused = ground.tryToDeploy(sites);

        assertThat(refused.succeeded()).isFalse();
        assertThat(refused.output()).contains("example-refused.pstn.twilio.com").contains("ROLLBACK_COMPLETE");
        // CloudFormation keeps the empty stack with its events until it is deleted.
        assertThat(ground.differenceSince(before, DeploymentGround.VIRGINIA))
                .containsExactly("AWS: stack " + STACK + " is left");

        ground.destroy(sites);

        assertThat(ground.differenceSince(before, DeploymentGround.VIRGINIA)).isEmpty();
    }
}
