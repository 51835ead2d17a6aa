package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.trunk.function.twilio.Backoff;
import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.Fault;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every request of a create, an update and a delete, met by every fault, and what CloudFormation does then: nothing is
 * orphaned, doubled, lost or touched that is not ours, and the answer has a reason.
 */
class FaultMatrixIT {
    private static final String NUMBER = "+16475550100";
    private static final String OTHER = "+16475550101";
    private static final String MADE_UP = "CloudConnect-virginia-VoiceTrunk5F2C-1ABCDEFG";

    private static final Pace PACE = new Pace(
            new Backoff(Duration.ofMillis(2), Duration.ofMillis(20)),
            Duration.ofMillis(30),
            Duration.ofMillis(5),
            Duration.ofMillis(15));

    private static final Map<String, Supplier<Fault>> FAULTS = faults();

    private static TwilioSimulator twilio;

    @BeforeAll
    static void start() {
        twilio = TwilioSimulator.start();
    }

    @AfterAll
    static void stop() {
        twilio.close();
    }

    /** Create, then either the trunk stands, or its roll-back leaves nothing and a second create succeeds. */
    @Test
    void aCreateUnderEveryFault() {
        int requests = requestsOf(Life.CREATE);
        List<String> violations = everywhere(requests, (stack, before) -> {
            JsonNode created = stack.create(first());
            twilio.faults().clear();
            if (failed(created)) {
                mustSucceed(stack.delete());
                mustBe(before);
                mustSucceed(stack.create(first()));
            }
            mustStand(stack, first());
            mustSucceed(stack.delete());
            mustBe(before);
        });

        report("create", requests, violations);
    }

    /** As before, but the answer is lost and CloudFormation makes an id up, or creates again. */
    @Test
    void aCreateWhoseAnswerIsLostUnderEveryFault() {
        int requests = requestsOf(Life.CREATE);
        List<String> violations = everywhere(requests, (stack, before) -> {
            stack.create(first());
            twilio.faults().clear();
            mustSucceed(stack.create(first()));
            mustStand(stack, first());
            mustSucceed(stack.delete(MADE_UP));
            mustBe(before);
        });

        report("create, answer lost", requests, violations);
    }

    /** Update; where it fails, the roll-back's update with the properties swapped. */
    @Test
    void anUpdateUnderEveryFault() {
        int requests = requestsOf(Life.UPDATE);
        List<String> violations = everywhere(requests, (stack, before) -> {
            twilio.faults().clear();
            mustSucceed(stack.create(first()));
            arm();
            JsonNode updated = stack.update(second());
            twilio.faults().clear();
            if (failed(updated)) {
                mustSucceed(stack.update(first()));
                mustStand(stack, first());
            } else {
                mustStand(stack, second());
            }
            mustSucceed(stack.delete());
            mustBe(before);
        });

        report("update", requests, violations);
    }

    /** The roll-back begins before Twilio's lists show what the failed create made. */
    @Test
    void aCreateRolledBackWhileListsLagBehind() {
        int requests = requestsOf(Life.CREATE);
        List<String> violations = everywhere(requests, (stack, before) -> {
            twilio.readLag(Duration.ofMillis(12));
            JsonNode created = stack.create(first());
            twilio.faults().clear();
            mustSucceed(stack.delete(failed(created) ? stack.physicalId() : MADE_UP));
            twilio.readLag(Duration.ZERO);
            mustBe(before);
        });

        report("create, roll-back, lag", requests, violations);
    }

    /** A purchase makes its two numbers and not one more. */
    @Test
    void aPurchaseUnderEveryFault() {
        Site site = first().buy(2, true);
        prepare();
        int requests;
        try (Stack stack = stack()) {
            mustSucceed(stack.create(site));
            requests = twilio.requests().size();
        }
        List<String> violations = everywhere(requests, (stack, before) -> {
            JsonNode created = stack.create(site);
            twilio.faults().clear();
            if (failed(created)) {
                mustSucceed(stack.create(site));
            }
            assertThat(twilio.account().numbers())
                    .hasSize(before.numbers().size() + 2);
            mustSucceed(stack.delete());
            mustBe(before);
        });

        report("create with purchase", requests, violations);
    }

    /** The process dies before its n-th request: nobody answers, nothing more is sent. */
    @Test
    void aProcessKilledAnywhere() {
        List<String> violations = new ArrayList<>();
        int requests = requestsOf(Life.CREATE);
        for (int nth = 1; nth <= requests; nth++) {
            for (boolean again : new boolean[] {false, true}) {
                prepare();
                AccountState before = twilio.account();
                kill(nth);
                try (Stack killed = stack();
                        Stack next = stack()) {
                    killed.create(first());
                    twilio.faults().clear();
                    if (again) {
                        mustSucceed(next.create(first()));
                        mustStand(next, first());
                        mustSucceed(next.delete());
                    } else {
                        next.unanswered(first());
                        mustSucceed(next.delete(MADE_UP));
                    }
                    mustBe(before);
                } catch (AssertionError | RuntimeException violation) {
                    violations.add("killed before request " + nth + " of a create: " + violation.getMessage());
                }
            }
        }
        int updates = requestsOf(Life.UPDATE);
        for (int nth = 1; nth <= updates; nth++) {
            prepare();
            AccountState before = twilio.account();
            try (Stack stack = stack()) {
                mustSucceed(stack.create(first()));
                kill(nth);
                stack.update(second());
                twilio.faults().clear();
                mustSucceed(stack.update(first()));
                mustStand(stack, first());
                mustSucceed(stack.delete());
                mustBe(before);
            } catch (AssertionError | RuntimeException violation) {
                violations.add("killed before request " + nth + " of an update: " + violation.getMessage());
            }
        }

        System.out.printf(
                "killed: %d combinations, %d violations%n", requests * 2 + updates, violations.size());
        assertThat(violations).isEmpty();
    }

    private static void kill(int nth) {
        twilio.faults().onRequest(nth).always().give(Fault.resetBeforeCommit());
    }

    private static Stack stack() {
        return new Stack(twilio, "CloudConnect-virginia", PACE, file -> "");
    }

    /** Delete; where it fails, somebody asks again. */
    @Test
    void aDeleteUnderEveryFault() {
        int requests = requestsOf(Life.DELETE);
        List<String> violations = everywhere(requests, (stack, before) -> {
            twilio.faults().clear();
            mustSucceed(stack.create(first()));
            arm();
            JsonNode deleted = stack.delete();
            twilio.faults().clear();
            if (failed(deleted)) {
                mustSucceed(stack.delete());
            }
            mustBe(before);
        });

        report("delete", requests, violations);
    }

    private enum Life {
        CREATE,
        UPDATE,
        DELETE
    }

    private interface Scenario {
        void run(Stack stack, AccountState before);
    }

    private static int armedRequest;
    private static Supplier<Fault> armedFault;

    private static void arm() {
        twilio.faults().onRequest(armedRequest).give(armedFault.get());
    }

    private static List<String> everywhere(int requests, Scenario scenario) {
        List<String> violations = new ArrayList<>();
        for (var fault : FAULTS.entrySet()) {
            for (int nth = 1; nth <= requests; nth++) {
                prepare();
                armedRequest = nth;
                armedFault = fault.getValue();
                arm();
                AccountState before = twilio.account();
                try (Stack stack = stack()) {
                    scenario.run(stack, before);
                } catch (AssertionError | RuntimeException violation) {
                    violations.add(fault.getKey() + " on request " + nth + ": " + violation.getMessage());
                }
            }
        }
        return violations;
    }

    private static void report(String life, int requests, List<String> violations) {
        System.out.printf(
                "%s: %d requests x %d faults = %d combinations, %d violations%n",
                life, requests, FAULTS.size(), requests * FAULTS.size(), violations.size());
        assertThat(violations).isEmpty();
    }

    private static int requestsOf(Life life) {
        prepare();
        try (Stack stack = stack()) {
            mustSucceed(stack.create(first()));
            if (life != Life.CREATE) {
                twilio.clearRequests();
                mustSucceed(life == Life.UPDATE ? stack.update(second()) : stack.delete());
            }
            return twilio.requests().size();
        }
    }

    private static void prepare() {
        twilio.reset();
        twilio.seed().number(NUMBER);
        twilio.seed().number(OTHER);
        String foreignTrunk = twilio.seed().trunk("Somebody's", "somebody.pstn.twilio.com");
        twilio.seed().onTrunk(foreignTrunk, twilio.seed().number("+16475550199"));
        twilio.seed().originationUrl(foreignTrunk, "theirs", "sip:192.0.2.1");
        twilio.seed().onTrunk(foreignTrunk, twilio.seed().accessControlList("Office", "198.51.100.0/24"));
    }

    private static Site first() {
        return Site.gaman().numbers(NUMBER);
    }

    private static Site second() {
        return Site.gaman().router("198.51.100.9").with("secure", true).numbers(OTHER);
    }

    private static boolean failed(JsonNode answer) {
        if (answer.path("Status").asText().equals("SUCCESS")) {
            return false;
        }
        assertThat(answer.path("Reason").asText()).contains(";").doesNotContain("internal error");
        return true;
    }

    private static void mustSucceed(JsonNode answer) {
        assertThat(answer.path("Status").asText())
                .as(answer.path("Reason").asText())
                .isEqualTo("SUCCESS");
    }

    private static void mustBe(AccountState before) {
        assertThat(twilio.account()).isEqualTo(before);
    }

    /** One trunk as wanted beside the foreign one, one list of ours beside the foreign one. */
    private static void mustStand(Stack stack, Site site) {
        boolean first = site.map().equals(first().map());
        AccountState account = twilio.account();
        assertThat(account.trunks()).hasSize(2);
        AccountState.Trunk trunk = account.trunk("gaman.pstn.twilio.com").orElseThrow();
        String address = first ? "203.0.113.7" : "198.51.100.9";
        assertThat(stack.physicalId()).isEqualTo(trunk.sid());
        assertThat(trunk.secure()).isEqualTo(!first);
        assertThat(trunk.recordingMode()).isEqualTo("record-from-answer");
        assertThat(trunk.numbers()).containsExactly(first ? NUMBER : OTHER);
        assertThat(trunk.originationUrls())
                .extracting(AccountState.OriginationUrl::sipUrl)
                .containsExactly("sip:" + address + ";edge=ashburn-ix");
        assertThat(account.accessControlLists()).hasSize(2);
        assertThat(trunk.accessControlLists()).hasSize(1);
        assertThat(account.accessControlList(trunk.accessControlLists().get(0))
                        .orElseThrow()
                        .cidrs())
                .containsExactly(address + "/32");
        assertThat(account.trunk("somebody.pstn.twilio.com").orElseThrow().numbers())
                .containsExactly("+16475550199");
    }

    private static Map<String, Supplier<Fault>> faults() {
        Map<String, Supplier<Fault>> faults = new LinkedHashMap<>();
        faults.put("refused connections", () -> Fault.outage(Duration.ofMillis(10)));
        faults.put("reset before", Fault::resetBeforeCommit);
        faults.put("reset after", Fault::resetAfterCommit);
        faults.put("broken body", Fault::brokenBody);
        faults.put("truncated JSON", Fault::truncatedJson);
        faults.put("429", Fault::tooManyRequests);
        faults.put("429 absurd", () -> Fault.tooManyRequests("86400000000"));
        faults.put("429 date", () -> Fault.tooManyRequests("Wed, 21 Oct 2037 07:28:00 GMT"));
        faults.put("500", () -> Fault.serverError(500));
        faults.put("500 after", () -> Fault.serverError(500).afterCommit());
        faults.put("502 HTML", () -> Fault.html(502));
        faults.put("503 HTML after", () -> Fault.html(503).afterCommit());
        faults.put("401", Fault::unauthorized);
        faults.put("403", Fault::forbidden);
        faults.put("404", Fault::notFound);
        faults.put("21245", () -> Fault.badRequest(21245));
        faults.put("21248", () -> Fault.badRequest(21248));
        faults.put("400", () -> Fault.badRequest(20001));
        return faults;
    }
}
