package io.cloudconnect.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.local.report.RouterInstance;
import io.cloudconnect.local.report.StandingSite;
import io.cloudconnect.twilio.simulator.AccountState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A site that stands, deployed again with something changed. The tests may come in any order. */
@OnLocalCloud
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteChangesIT {
    private static final String SITE = "changing";
    private static final String FIRST_NUMBER = "+12025550171";
    private static final String SECOND_NUMBER = "+12025550172";

    private DeploymentGround ground;
    private Sites sites;

    @BeforeAll
    void deploy(DeploymentGround ground) {
        this.ground = ground;
        ground.cloud().twilio().seed().number(FIRST_NUMBER);
        ground.cloud().twilio().seed().number(SECOND_NUMBER);
        sites = ground.siteLikeVirginia(SITE).with(SITE, "trunk.numbers", List.of(FIRST_NUMBER));
        ground.deploy(sites);
    }

    @AfterAll
    void destroy() {
        ground.destroy(sites);
    }

    @Test
    void showsNoDifferenceWhenNothingChanged() throws IOException {
        ground.deploy(sites);
        String template = template();

        Command.Outcome diff = ground.diff(sites);
        Command.Outcome deployment = ground.deploy(sites);

        assertThat(template()).isEqualTo(template);
        assertThat(diff.exitCode()).as(diff.output()).isZero();
        assertThat(diff.output()).contains("There were no differences");
        assertThat(deployment.output()).contains("(no changes)");
    }

    @Test
    void attachesANumberThatIsAddedAndTouchesNoRouter() {
        StandingSite before = ground.standing(SITE);

        sites = sites.with(SITE, "trunk.numbers", List.of(FIRST_NUMBER, SECOND_NUMBER));
        ground.deploy(sites);

        StandingSite after = ground.standing(SITE);
        assertThat(after.trunk().orElseThrow().numbers()).containsExactlyInAnyOrder(FIRST_NUMBER, SECOND_NUMBER);
        assertThat(after.output("TrunkSid")).isEqualTo(before.output("TrunkSid"));
        assertThat(after.router()).isEqualTo(before.router());
    }

    @Test
    void keepsTheElasticIpWhenTheRouterIsReplaced() {
        StandingSite before = ground.standing(SITE);
        String line = "ip name-server 10.1.1.53";

        sites = sites.with(SITE, "router.extraConfiguration", List.of(line));
        ground.deploy(sites);

        StandingSite after = ground.standing(SITE);
        RouterInstance old = before.router();
        assertThat(before.router().userData()).doesNotContain(line);
        assertThat(after.router().userData()).contains(line);
        assertThat(after.router().instanceId()).isNotEqualTo(old.instanceId());
        assertThat(after.output("ElasticIp")).isEqualTo(before.output("ElasticIp"));
        assertThat(after.router().outside().allocationId())
                .isEqualTo(old.outside().allocationId());
        assertThat(after.router().outside().publicIp()).isEqualTo(before.output("ElasticIp"));
        assertThat(stateOf(old.instanceId())).isIn("terminated", "shutting-down", "gone");
        assertThat(interfaceExists(old.outside().id())).isFalse();
        assertThat(after.trunk()).isEqualTo(before.trunk());
    }

    @Test
    void movesCallsToTheExchangeOnceTheConnectionIsNamed() {
        StandingSite before = ground.standing(SITE);

        sites = sites.with(SITE, "connection", "TN0123456789abcdef0123456789abcdef");
        ground.deploy(sites);

        StandingSite after = ground.standing(SITE);
        assertThat(before.output("TerminationUri")).endsWith(".pstn.ashburn.twilio.com");
        assertThat(after.output("TerminationUri")).endsWith(".pstn.ashburn-ix.twilio.com");
        assertThat(after.trunk().orElseThrow().originationUrls())
                .extracting(AccountState.OriginationUrl::sipUrl)
                .allMatch(url -> url.contains("edge=ashburn-ix"));
        assertThat(after.router().userData()).contains(after.output("TerminationUri"));
        assertThat(after.output("ElasticIp")).isEqualTo(before.output("ElasticIp"));
    }

    @Test
    void goesBackToWhatStoodWhenTwilioRefusesAChange() {
        StandingSite before = ground.standing(SITE);

        // A new router as well: it comes and goes, and the old one must not have lost the address meanwhile.
        Command.Outcome refused = ground.tryToDeploy(sites.with(SITE, "trunk.numbers", List.of("+12025550199"))
                .with(SITE, "router.extraConfiguration", List.of("ip name-server 10.1.1.54")));

        StandingSite after = ground.standing(SITE);
        assertThat(refused.succeeded()).isFalse();
        assertThat(refused.output()).contains("+12025550199");
        assertThat(after.status()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(after.trunk()).isEqualTo(before.trunk());
        assertThat(after.router()).isEqualTo(before.router());
    }

    private String template() throws IOException {
        return Files.readString(ground.cdk().assembly().resolve("CloudConnect-" + SITE + ".template.json"));
    }

    private String stateOf(String instanceId) {
        Map<String, Object> byId =
                Map.of("Filters", List.of(Map.of("Name", "instance-id", "Values", List.of(instanceId))));
        JsonNode reservation = ground.aws()
                .call("ec2", "describe_instances", byId)
                .path("Reservations")
                .path(0);
        return reservation.path("Instances").path(0).path("State").path("Name").asText("gone");
    }

    private boolean interfaceExists(String id) {
        Map<String, Object> byId =
                Map.of("Filters", List.of(Map.of("Name", "network-interface-id", "Values", List.of(id))));
        return !ground.aws()
                .list("ec2", "describe_network_interfaces", byId, "NetworkInterfaces")
                .isEmpty();
    }
}
