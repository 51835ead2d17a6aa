package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.Behaviour;
import io.cloudconnect.twilio.simulator.Fault;
import org.junit.jupiter.api.Test;

/** A trunk's life: created, changed, removed, and what is taken up after a failure. */
class TrunkLifecycleTest extends TrunkTest {
    @Test
    void createsTheTrunkWithAllThatHangsOnIt() {
        twilio.seed().number(NUMBER);

        JsonNode answer = stack.create(Site.gaman().numbers(NUMBER));

        succeeded(answer);
        AccountState.Trunk trunk = trunk();
        assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo(trunk.sid());
        assertThat(trunk.friendlyName().orElseThrow()).matches("Gaman \\[cc-[0-9a-f]{10}]");
        assertThat(trunk.recordingMode()).isEqualTo("record-from-answer");
        assertThat(trunk.recordingTrim()).isEqualTo("trim-silence");
        assertThat(trunk.originationUrls())
                .extracting(AccountState.OriginationUrl::sipUrl)
                .containsExactly("sip:203.0.113.7;edge=ashburn-ix");
        assertThat(twilio.account().accessControlLists()).hasSize(1);
        assertThat(twilio.account().accessControlLists().get(0).cidrs()).containsExactly("203.0.113.7/32");
        assertThat(numberOn(NUMBER)).isEqualTo(trunk.sid());
        assertThat(answer.path("Data").path("TrunkSid").asText()).isEqualTo(trunk.sid());
        assertThat(answer.path("Data").path("NumberCount").asText()).isEqualTo("1");
    }

    @Test
    void anUnchangedUpdateReadsAndWritesNothing() {
        twilio.seed().number(NUMBER);
        stack.create(Site.gaman().numbers(NUMBER));
        twilio.clearRequests();

        succeeded(stack.update(Site.gaman().numbers(NUMBER).with("revision", "2")));

        assertThat(writes()).isEmpty();
        assertThat(twilio.requests()).hasSize(5);
    }

    @Test
    void bringsTheNewAddressInBeforeTheOldOneGoes() {
        stack.create(Site.gaman());
        String before = stack.physicalId();
        twilio.clearRequests();

        succeeded(stack.update(Site.gaman().router("198.51.100.9")));

        assertThat(stack.physicalId()).isEqualTo(before);
        assertThat(trunk().originationUrls())
                .extracting(AccountState.OriginationUrl::sipUrl)
                .containsExactly("sip:198.51.100.9;edge=ashburn-ix");
        assertThat(twilio.account().accessControlLists().get(0).cidrs()).containsExactly("198.51.100.9/32");
        assertThat(writes()).hasSize(4);
        assertThat(writes().subList(0, 2)).containsExactly("POST OriginationUrls", "POST IpAddresses.json");
        assertThat(writes().subList(2, 4))
                .containsExactlyInAnyOrder("DELETE OriginationUrls", "DELETE IpAddresses");
    }

    @Test
    void removesEverythingButTheNumbers() {
        twilio.seed().number(NUMBER);
        stack.create(Site.gaman().numbers(NUMBER));

        succeeded(stack.delete());

        nothingIsLeft();
        assertThat(numberOn(NUMBER)).isEmpty();
    }

    @Test
    void takesEverythingOffTheTrunkBeforeItDeletesIt() {
        twilio.behaviour().trunkInUse(Behaviour.InUse.REFUSE);
        twilio.seed().number(NUMBER);
        stack.create(Site.gaman().numbers(NUMBER));

        succeeded(stack.delete());

        nothingIsLeft();
    }

    @Test
    void deletesWhatSomebodyHasDeletedAlready() {
        stack.create(Site.gaman());
        succeeded(stack.delete());

        succeeded(stack.delete());

        nothingIsLeft();
    }

    @Test
    void aFailedCreateNamesItsTrunkAndTheRollBackLeavesNothing() {
        twilio.faults().on("POST", "/v1/Trunks/*/OriginationUrls").always().give(Fault.badRequest(20001));

        JsonNode answer = stack.create(Site.gaman());

        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("Reason").asText()).contains("20001").contains("OriginationUrls");
        assertThat(stack.physicalId()).isEqualTo(trunk().sid());
        succeeded(stack.delete());
        nothingIsLeft();
    }

    @Test
    void aDeleteWithAMadeUpIdFindsWhatIsOurs() {
        String foreign = twilio.seed().trunk("Somebody's", "somebody.pstn.twilio.com");
        stack.create(Site.gaman());

        succeeded(stack.delete("CloudConnect-virginia-VoiceTrunk5F2C-1ABCDEFG"));

        assertThat(twilio.account().trunks()).extracting(AccountState.Trunk::sid).containsExactly(foreign);
        assertThat(twilio.account().accessControlLists()).isEmpty();
    }

    @Test
    void aSecondCreateAdoptsWhatTheFirstLeft() {
        stack.create(Site.gaman());
        String first = stack.physicalId();
        twilio.clearRequests();

        JsonNode answer = stack.create(Site.gaman());

        succeeded(answer);
        assertThat(stack.physicalId()).isEqualTo(first);
        assertThat(writes()).isEmpty();
    }

    @Test
    void makesNoSecondTrunkWhenTheAnswerToTheFirstWasLost() {
        twilio.faults().on("POST", "/v1/Trunks").give(Fault.resetAfterCommit());
        twilio.faults().on("POST", "/v1/Trunks/*/OriginationUrls").give(Fault.html(502).afterCommit());
        twilio.faults()
                .on("POST", "/2010-04-01/Accounts/*/SIP/IpAccessControlLists.json")
                .give(Fault.truncatedJson());

        succeeded(stack.create(Site.gaman()));

        assertThat(twilio.account().trunks()).hasSize(1);
        assertThat(trunk().originationUrls()).hasSize(1);
        assertThat(twilio.account().accessControlLists()).hasSize(1);
    }

    @Test
    void replacesATrunkDeletedByHandAndTheCleanUpLeavesTheNewOne() {
        stack.create(Site.gaman());
        String old = stack.physicalId();
        try (Stack sweeper = new Stack(twilio)) {
            sweeper.create(Site.gaman());
            sweeper.delete();
        }

        succeeded(stack.update(Site.gaman().with("revision", "2")));
        assertThat(stack.physicalId()).isNotEqualTo(old);

        succeeded(stack.delete(old));
        assertThat(trunk().sid()).isEqualTo(stack.physicalId());
        assertThat(twilio.account().accessControlLists()).hasSize(1);
    }
}
