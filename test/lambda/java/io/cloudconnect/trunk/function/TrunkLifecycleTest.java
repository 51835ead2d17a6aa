package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.Fault;
import io.cloudconnect.twilio.simulator.LoggedRequest;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A trunk's life as CloudFormation leads it, against the simulated Twilio. */
class TrunkLifecycleTest {
    private static final String NUMBER = "+16475550100";
    private static final String OTHER = "+16475550101";

    private final TwilioSimulator twilio = TwilioSimulator.start();
    private final Stack stack = new Stack(twilio);

    @AfterEach
    void close() {
        stack.close();
        twilio.close();
    }

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
    void tellsFailuresAndThrottlingAsMetricsOfTheStack() {
        twilio.faults().on("POST", "/v1/Trunks").times(2).give(Fault.tooManyRequests());
        twilio.seed().takenDomain("gaman.pstn.twilio.com");

        stack.create(Site.gaman());

        assertThat(stack.log())
                .contains("\"Namespace\":\"CloudConnect\"", "\"Dimensions\":[[\"Stack\"]]")
                .contains("\"Stack\":\"CloudConnect-virginia\"", "\"TrunkFailures\":1", "\"TwilioThrottled\":2");
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

    private static void atOnce(Runnable one, Runnable another) throws Exception {
        CompletableFuture<Void> beside = CompletableFuture.runAsync(another);
        one.run();
        beside.get(60, TimeUnit.SECONDS);
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

    @Test
    void namesEveryMistakeBeforeTheFirstRequest() {
        Site wrong = Site.gaman()
                .with("domainName", "gaman.example.com")
                .with("transferMode", "sometimes")
                .with("secure", "maybe")
                .with("allowedAddresses", List.of(Map.of("name", "lan", "cidr", "10.0.0.0/8")))
                .with("accessControlLists", List.of("ALxyz"))
                .numbers("16475550100");

        JsonNode answer = stack.create(wrong);

        assertThat(answer.path("Reason").asText())
                .contains("6 mistakes")
                .contains("domainName: found \"gaman.example.com\"")
                .contains("transferMode: found \"sometimes\", expected one of disable-all, enable-all, sip-only")
                .contains("secure: found \"maybe\"")
                .contains("allowedAddresses[0].cidr: found \"10.0.0.0/8\", not a public address")
                .contains("accessControlLists[0]: found \"ALxyz\"")
                .contains("numbers.owned[0]: found \"16475550100\"");
        assertThat(twilio.requests()).isEmpty();
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

    @Test
    void neverTellsASecret() {
        String secret = twilio.credentials().apiKeySecret();
        twilio.faults().on("POST", "/v1/Trunks").give(Fault.error(400, 20001, "no good: " + secret));

        stack.create(Site.gaman());
        stack.create(Site.gaman());
        stack.update(Site.gaman().router("198.51.100.9"));
        stack.delete();

        String told = stack.log()
                + IntStream.range(0, stack.box().received().size())
                        .mapToObj(i -> stack.box().received().get(i).json().toString())
                        .toList();
        assertThat(told).doesNotContain(secret).doesNotContain("secret-signature").contains("no good: ***");
    }

    private AccountState.Trunk trunk() {
        assertThat(twilio.account().trunks()).hasSize(1);
        return twilio.account().trunks().get(0);
    }

    private String numberOn(String e164) {
        return twilio.account().number(e164).orElseThrow().trunkSid().orElse("");
    }

    private void nothingIsLeft() {
        assertThat(twilio.account().trunks()).isEmpty();
        assertThat(twilio.account().accessControlLists()).isEmpty();
    }

    /** {@code POST OriginationUrls}: method and kind of every write. */
    private List<String> writes() {
        return twilio.requests().stream()
                .map(LoggedRequest::request)
                .filter(request -> request.writes())
                .map(request -> {
                    String path = request.path().replaceAll("/[A-Z]{2}[0-9a-f]{32}(\\.json)?$", "");
                    return request.method() + " " + path.substring(path.lastIndexOf('/') + 1);
                })
                .toList();
    }

    private static void succeeded(JsonNode answer) {
        assertThat(answer.path("Status").asText())
                .as(answer.path("Reason").asText())
                .isEqualTo("SUCCESS");
    }
}
