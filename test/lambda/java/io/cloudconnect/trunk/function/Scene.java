package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.TwilioSimulator;

/** A Twilio account in which somebody else has a trunk too, two states of our site, and what must be true of both. */
final class Scene {
    static final String NUMBER = "+16475550100";
    static final String OTHER = "+16475550101";
    /** On somebody else's trunk. */
    static final String THEIRS = "+16475550199";
    /** The physical id CloudFormation gives a create that never answered. */
    static final String MADE_UP = "CloudConnect-virginia-VoiceTrunk5F2C-1ABCDEFG";

    private Scene() {}

    static void prepare(TwilioSimulator twilio) {
        twilio.reset();
        twilio.seed().number(NUMBER);
        twilio.seed().number(OTHER);
        String foreignTrunk = twilio.seed().trunk("Somebody's", "somebody.pstn.twilio.com");
        twilio.seed().onTrunk(foreignTrunk, twilio.seed().number(THEIRS));
        twilio.seed().originationUrl(foreignTrunk, "theirs", "sip:192.0.2.1");
        twilio.seed().onTrunk(foreignTrunk, twilio.seed().accessControlList("Office", "198.51.100.0/24"));
    }

    static Site first() {
        return Site.gaman().numbers(NUMBER);
    }

    static Site second() {
        return Site.gaman().router("198.51.100.9").with("secure", true).numbers(OTHER);
    }

    static boolean failed(JsonNode answer) {
        if (answer.path("Status").asText().equals("SUCCESS")) {
            return false;
        }
        assertThat(answer.path("Reason").asText()).contains(";").doesNotContain("internal error");
        return true;
    }

    static void mustSucceed(JsonNode answer) {
        assertThat(answer.path("Status").asText())
                .as(answer.path("Reason").asText())
                .isEqualTo("SUCCESS");
    }

    static void mustBe(TwilioSimulator twilio, AccountState before) {
        assertThat(twilio.account()).isEqualTo(before);
    }

    /** The one thing a take-over leaves changed: their trunk is without the number, the account still has it. */
    static void mustBeButForTheirNumber(TwilioSimulator twilio, AccountState before) {
        assertThat(twilio.account().number(THEIRS).orElseThrow().trunkSid()).isEmpty();
        twilio.seed().onTrunk(before.trunks().get(0).sid(), before.number(THEIRS).orElseThrow().sid());
        mustBe(twilio, before);
    }

    /** Our trunk as wanted, once; our list, once; nothing else changed, no number lost. */
    static void mustStand(TwilioSimulator twilio, Stack stack, Site site, AccountState before) {
        boolean first = site.map().equals(first().map());
        AccountState account = twilio.account();
        AccountState.Trunk trunk = account.trunk("gaman.pstn.twilio.com").orElseThrow();
        String address = first ? "203.0.113.7" : "198.51.100.9";
        assertThat(stack.physicalId()).isEqualTo(trunk.sid());
        assertThat(trunk.secure()).isEqualTo(!first);
        assertThat(trunk.recordingMode()).isEqualTo("record-from-answer");
        assertThat(trunk.numbers()).containsExactly(first ? NUMBER : OTHER);
        assertThat(trunk.originationUrls())
                .extracting(AccountState.OriginationUrl::sipUrl)
                .containsExactly("sip:" + address + ";edge=ashburn-ix");
        assertThat(trunk.accessControlLists()).hasSize(1);
        assertThat(account.accessControlList(trunk.accessControlLists().get(0))
                        .orElseThrow()
                        .cidrs())
                .containsExactly(address + "/32");
        assertThat(account.trunks()).hasSize(before.trunks().size() + 1).containsAll(before.trunks());
        assertThat(account.accessControlLists())
                .hasSize(before.accessControlLists().size() + 1)
                .containsAll(before.accessControlLists());
        assertThat(account.numbers())
                .extracting(AccountState.PhoneNumber::sid)
                .containsExactlyElementsOf(before.numbers().stream()
                        .map(AccountState.PhoneNumber::sid)
                        .toList());
    }
}
