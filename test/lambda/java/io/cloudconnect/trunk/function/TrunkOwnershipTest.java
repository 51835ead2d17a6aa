package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.twilio.simulator.AccountState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is ours, what is another stack's, and what is somebody else's. */
class TrunkOwnershipTest extends TrunkTest {
    @Test
    void twoStacksDoNotSeeEachOther() {
        try (Stack other = new Stack(twilio).named("CloudConnect-oregon")) {
            succeeded(stack.create(Site.gaman()));
            succeeded(other.create(Site.gaman().with("domainName", "oregon.pstn.twilio.com")));

            succeeded(other.delete());

            assertThat(trunk().domainName()).contains("gaman.pstn.twilio.com");
            assertThat(twilio.account().accessControlLists()).hasSize(1);
        }
    }

    @Test
    void twoSitesAtTheSameTimeDoNotDisturbEachOther() throws Exception {
        twilio.seed().numbers(60);
        List<String> all = twilio.account().numbers().stream()
                .map(AccountState.PhoneNumber::e164)
                .toList();
        twilio.behaviour().latency(Duration.ofMillis(3)).maxInFlight(8);
        try (Stack other = new Stack(twilio).named("CloudConnect-oregon")) {
            Site virginia = Site.gaman().numbers(all.subList(0, 30).toArray(String[]::new));
            Site oregon = Site.gaman()
                    .with("domainName", "oregon.pstn.twilio.com")
                    .numbers(all.subList(30, 60).toArray(String[]::new));

            atOnce(() -> succeeded(stack.create(virginia)), () -> succeeded(other.create(oregon)));
            assertThat(twilio.account().trunks()).hasSize(2).allSatisfy(trunk -> assertThat(trunk.numbers())
                    .hasSize(30));
            atOnce(() -> succeeded(stack.update(virginia.router("198.51.100.9"))), () -> succeeded(other.delete()));

            assertThat(trunk().numbers()).containsExactlyInAnyOrderElementsOf(all.subList(0, 30));
            assertThat(twilio.account().accessControlLists()).hasSize(1);
        }
    }

    @Test
    void refusesADomainOfAnotherAccountWithTheRemedy() {
        twilio.seed().takenDomain("gaman.pstn.twilio.com");

        JsonNode answer = stack.create(Site.gaman());

        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("Reason").asText()).contains("21248").contains("choose another trunk.domain");
        assertThat(stack.physicalId()).isEqualTo(PhysicalId.UNKNOWN);
        succeeded(stack.delete());
        nothingIsLeft();
    }

    @Test
    void refusesADomainThatAnotherTrunkOfTheAccountHas() {
        String foreign = twilio.seed().trunk("Somebody's", "gaman.pstn.twilio.com");

        JsonNode answer = stack.create(Site.gaman());

        assertThat(answer.path("Reason").asText()).contains(foreign).contains("trunkSid");
        assertThat(writes()).isEmpty();
    }

    @Test
    void configuresAnExistingTrunkWithoutOwningIt() {
        String sid = twilio.seed().trunk("Theirs", "gaman.pstn.twilio.com");
        twilio.seed().originationUrl(sid, "theirs", "sip:192.0.2.1");
        Site site = Site.gaman().with("trunkSid", sid);

        succeeded(stack.create(site));
        assertThat(stack.physicalId()).isEqualTo("imported-" + sid);
        assertThat(trunk().friendlyName()).contains("Theirs");
        assertThat(trunk().originationUrls()).hasSize(2);

        succeeded(stack.delete());
        assertThat(trunk().originationUrls())
                .extracting(AccountState.OriginationUrl::sipUrl)
                .containsExactly("sip:192.0.2.1");
        assertThat(twilio.account().accessControlLists()).isEmpty();
    }

    private static void atOnce(Runnable one, Runnable another) throws Exception {
        CompletableFuture<Void> beside = CompletableFuture.runAsync(another);
        one.run();
        beside.get(60, TimeUnit.SECONDS);
    }
}
