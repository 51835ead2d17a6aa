package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Numbers: owned, bought, many, on other trunks, moved by somebody's hand. */
class TrunkNumbersTest extends TrunkTest {
    @Test
    void reportsANumberOnAnotherTrunkBeforeItWritesAnything() {
        String foreign = twilio.seed().trunk("Somebody's", "somebody.pstn.twilio.com");
        twilio.seed().onTrunk(foreign, twilio.seed().number(NUMBER));

        JsonNode answer = stack.create(Site.gaman().numbers(NUMBER, OTHER));

        assertThat(answer.path("Reason").asText())
                .contains(NUMBER + " is on the trunk " + foreign)
                .contains(OTHER + " is not in this account")
                .contains("takeOver");
        assertThat(writes()).isEmpty();
        assertThat(numberOn(NUMBER)).isEqualTo(foreign);
    }

    @Test
    void takesANumberOverWhenTheSiteSaysSo() {
        String foreign = twilio.seed().trunk("Somebody's", "somebody.pstn.twilio.com");
        twilio.seed().onTrunk(foreign, twilio.seed().number(NUMBER));

        succeeded(stack.create(Site.gaman().takeOver(NUMBER)));

        assertThat(numberOn(NUMBER)).isEqualTo(stack.physicalId());
    }

    @Test
    void anUpdateDetachesOnlyWhatItAttached() {
        String byHand = twilio.seed().number(OTHER);
        twilio.seed().number(NUMBER);
        stack.create(Site.gaman().numbers(NUMBER));
        twilio.seed().onTrunk(stack.physicalId(), byHand);

        succeeded(stack.update(Site.gaman().numbers()));

        assertThat(numberOn(NUMBER)).isEmpty();
        assertThat(numberOn(OTHER)).isEqualTo(stack.physicalId());
    }

    @Test
    void anUpdateLeavesANumberThatSomebodyMovedAway() {
        twilio.seed().number(NUMBER);
        stack.create(Site.gaman().numbers(NUMBER));
        String foreign = twilio.seed().trunk("Somebody's", "somebody.pstn.twilio.com");
        String sid = twilio.account().number(NUMBER).orElseThrow().sid();
        twilio.seed().onTrunk(foreign, sid);

        succeeded(stack.update(Site.gaman().numbers(NUMBER).with("secure", true)));

        assertThat(numberOn(NUMBER)).isEqualTo(foreign);
        assertThat(stack.log()).contains(NUMBER + " is on the trunk " + foreign);
    }

    @Test
    void buysNumbersOnceAndKeepsThemWhenTheStackGoes() {
        succeeded(stack.create(Site.gaman().buy(2, false)));
        succeeded(stack.update(Site.gaman().buy(3, false)));
        assertThat(twilio.account().numbers()).hasSize(3);

        succeeded(stack.delete());
        assertThat(twilio.account().numbers()).hasSize(3);

        succeeded(stack.create(Site.gaman().buy(3, false)));
        assertThat(twilio.account().numbers()).hasSize(3).allMatch(number -> number.trunkSid()
                .equals(Optional.of(stack.physicalId())));
    }

    @Test
    void releasesBoughtNumbersOnlyWhenTheSiteSaysSo() {
        twilio.seed().number(NUMBER);
        succeeded(stack.create(Site.gaman().buy(2, true)));

        succeeded(stack.delete());

        assertThat(twilio.account().numbers())
                .extracting(AccountState.PhoneNumber::e164)
                .containsExactly(NUMBER);
    }

    @Test
    void reportsBoughtNumbersThatAreTooManyAndKeepsThem() {
        succeeded(stack.create(Site.gaman().buy(3, false)));

        succeeded(stack.update(Site.gaman().buy(1, false)));

        assertThat(twilio.account().numbers()).hasSize(3).allMatch(number -> number.trunkSid()
                .equals(Optional.of(stack.physicalId())));
        assertThat(stack.log()).contains("2 more numbers were bought than count 1 asks for, +1647");
    }

    @Test
    void writesDownWhatANumberDidBefore() {
        twilio.seed().voiceUrl(twilio.seed().number(NUMBER), "https://example.com/ivr");
        List<String> many = twilio.seed().numbers(150);
        Site site = Site.gaman()
                .numbers(Stream.concat(many.stream(), Stream.of(NUMBER)).toArray(String[]::new));

        succeeded(stack.create(site));

        assertThat(stack.log())
                .contains(NUMBER + " (was https://example.com/ivr)")
                .doesNotContain("\"subject\":\"" + many.get(0));
    }

    @Test
    void attachesManyNumbersWithHardlyAnExtraRequest() {
        List<String> numbers = twilio.seed().numbers(600);
        String file = String.join("\n", numbers);
        try (Stack large = new Stack(twilio).named("CloudConnect-large").numberFile(file)) {
            Site site = Site.gaman()
                    .with("numbers", Map.of("owned", List.of(), "list", Map.of("bucket", "b", "key", "n.csv")));
            twilio.behaviour().maxInFlight(12);

            succeeded(large.create(site));

            assertThat(twilio.account().numbers()).allMatch(number -> number.trunkSid().isPresent());
            assertThat(twilio.requests()).hasSizeLessThan(760);
            twilio.clearRequests();
            succeeded(large.update(site.with("revision", "2")));
            assertThat(writes()).isEmpty();
            succeeded(large.delete());
            assertThat(twilio.account().numbers()).hasSize(600);
        }
    }

    @Test
    void saysHowFarItCameAndGoesOnFromThere() {
        String[] numbers = twilio.seed().numbers(300).toArray(String[]::new);
        twilio.faults()
                .on("POST", "/v1/Trunks/*/PhoneNumbers")
                .nth(200)
                .always()
                .give(Fault.error(400, 20001, "not now"));

        String reason = stack.create(Site.gaman().numbers(numbers)).path("Reason").asText();

        assertThat(reason).contains("20001", "not now").containsPattern("\"attach number\" was done for 1\\d\\d of 300");
        twilio.faults().clear();
        twilio.clearRequests();
        succeeded(stack.create(Site.gaman().numbers(numbers)));
        assertThat(trunk().numbers()).hasSize(300);
        assertThat(writes()).hasSizeLessThan(140);
    }
}
