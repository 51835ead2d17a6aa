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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Every request of a create, an update, a delete and of what follows them, met by every fault, and what CloudFormation
 * does then: nothing is orphaned, doubled, lost or touched that is not ours, and the answer has a reason.
 */
class FaultMatrixIT {
    private static final String NUMBER = "+16475550100";
    private static final String OTHER = "+16475550101";
    private static final String MADE_UP = "CloudConnect-virginia-VoiceTrunk5F2C-1ABCDEFG";
    private static final Duration LAG = Duration.ofMillis(12);
    /** Stories told at the same time, each to a simulator of its own: they mostly wait. */
    private static final int SHARDS = 6;

    private static final Pace PACE = new Pace(
            new Backoff(Duration.ofMillis(2), Duration.ofMillis(20)),
            Duration.ofMillis(30),
            Duration.ofMillis(5),
            Duration.ofMillis(15),
            Duration.ofMillis(150));

    private static final Map<String, Function<Integer, Trouble>> TROUBLES = troubles();

    /** Switches something on that strikes one request. */
    private interface Trouble {
        void brew(TwilioSimulator twilio);
    }

    /** What CloudFormation does; {@code arm} switches the trouble on where the story wants it. */
    private interface Story {
        void tell(TwilioSimulator twilio, Stack stack, AccountState before, Runnable arm);
    }

    private static final Map<String, Story> STORIES = stories();

    @Test
    void everyRequestMetByEveryFault() throws Exception {
        BlockingQueue<TwilioSimulator> simulators = new LinkedBlockingQueue<>();
        for (int i = 0; i < SHARDS; i++) {
            simulators.add(TwilioSimulator.start());
        }
        ExecutorService shards = Executors.newFixedThreadPool(SHARDS);
        List<String> violations = new ArrayList<>();
        int combinations = 0;
        try {
            for (var story : STORIES.entrySet()) {
                int requests = requestsOf(simulators, story.getValue());
                List<Future<List<String>>> told = new ArrayList<>();
                for (var trouble : TROUBLES.entrySet()) {
                    for (int nth = 1; nth <= requests; nth++) {
                        String title = story.getKey() + ", " + trouble.getKey() + " on request " + nth;
                        Trouble armed = trouble.getValue().apply(nth);
                        told.add(shards.submit(() -> tell(simulators, title, story.getValue(), armed)));
                    }
                }
                int before = violations.size();
                for (var one : told) {
                    violations.addAll(one.get());
                }
                combinations += told.size();
                System.out.printf(
                        "%s: %d requests x %d faults = %d combinations, %d violations%n",
                        story.getKey(), requests, TROUBLES.size(), told.size(), violations.size() - before);
            }
        } finally {
            shards.shutdownNow();
            simulators.forEach(TwilioSimulator::close);
        }

        System.out.printf("fault matrix: %d combinations, %d violations%n", combinations, violations.size());
        assertThat(violations).isEmpty();
    }

    private static List<String> tell(
            BlockingQueue<TwilioSimulator> simulators, String title, Story story, Trouble trouble)
            throws InterruptedException {
        TwilioSimulator twilio = simulators.take();
        prepare(twilio);
        AccountState before = twilio.account();
        try (Stack stack = stack(twilio)) {
            story.tell(twilio, stack, before, () -> trouble.brew(twilio));
            return List.of();
        } catch (AssertionError | RuntimeException violation) {
            return List.of(title + ": " + violation.getMessage());
        } finally {
            simulators.add(twilio);
        }
    }

    /** How many requests follow the moment a story arms its trouble, while nothing goes wrong, at the most. */
    private static int requestsOf(BlockingQueue<TwilioSimulator> simulators, Story story) throws InterruptedException {
        TwilioSimulator twilio = simulators.take();
        prepare(twilio);
        try (Stack stack = stack(twilio)) {
            int[] counted = new int[2];
            stack.afterEach(() -> {
                if (counted[0] > 0 && counted[1] == 0) {
                    counted[1] = twilio.requests().size() - counted[0] + 1;
                }
            });
            story.tell(twilio, stack, twilio.account(), () -> counted[0] = twilio.requests().size() + 1);
            return counted[1];
        } finally {
            simulators.add(twilio);
        }
    }

    private static Map<String, Story> stories() {
        Map<String, Story> stories = new LinkedHashMap<>();
        stories.put("create", (twilio, stack, before, arm) -> {
            arm.run();
            JsonNode created = stack.create(first());
            twilio.faults().clear();
            if (failed(created)) {
                mustSucceed(stack.delete());
                mustBe(twilio, before);
                mustSucceed(stack.create(first()));
            }
            mustStand(twilio, stack, first());
            mustSucceed(stack.delete());
            mustBe(twilio, before);
        });
        stories.put("create, answer lost, create again", (twilio, stack, before, arm) -> {
            arm.run();
            stack.create(first());
            twilio.faults().clear();
            mustSucceed(stack.create(first()));
            mustStand(twilio, stack, first());
            mustSucceed(stack.delete(MADE_UP));
            mustBe(twilio, before);
        });
        stories.put("create, answer lost, delete of a made-up id", (twilio, stack, before, arm) -> {
            arm.run();
            stack.create(first());
            twilio.faults().clear();
            mustSucceed(stack.delete(MADE_UP));
            mustBe(twilio, before);
        });
        stories.put("create, rolled back while lists lag", (twilio, stack, before, arm) -> {
            twilio.readLag(LAG);
            arm.run();
            JsonNode created = stack.create(first());
            twilio.faults().clear();
            mustSucceed(stack.delete(failed(created) ? stack.physicalId() : MADE_UP));
            twilio.readLag(Duration.ZERO);
            mustBe(twilio, before);
        });
        stories.put("create again after a crash", (twilio, stack, before, arm) -> {
            crash(twilio, 6);
            stack.create(first());
            twilio.faults().clear();
            arm.run();
            stack.create(first());
            twilio.faults().clear();
            mustSucceed(stack.create(first()));
            mustStand(twilio, stack, first());
            mustSucceed(stack.delete());
            mustBe(twilio, before);
        });
        stories.put("create beside an empty duplicate", (twilio, stack, before, arm) -> {
            mustSucceed(stack.create(first()));
            String name = twilio.account()
                    .trunk("gaman.pstn.twilio.com")
                    .orElseThrow()
                    .friendlyName()
                    .orElseThrow();
            mustSucceed(stack.delete());
            twilio.seed().trunk(name, "");
            twilio.seed().trunk(name, "gaman.pstn.twilio.com");
            arm.run();
            JsonNode created = stack.create(first());
            twilio.faults().clear();
            if (failed(created)) {
                mustSucceed(stack.create(first()));
            }
            mustStand(twilio, stack, first());
            mustSucceed(stack.delete());
            mustBe(twilio, before);
        });
        stories.put("create on an imported trunk", (twilio, stack, before, arm) -> {
            String sid = twilio.seed().trunk("Theirs", "gaman.pstn.twilio.com");
            twilio.seed().originationUrl(sid, "theirs", "sip:192.0.2.2");
            AccountState theirs = twilio.account();
            Site site = first().with("trunkSid", sid)
                    .with("transferMode", "disable-all")
                    .with("recording", Map.of("mode", "do-not-record"));
            arm.run();
            JsonNode created = stack.create(site);
            twilio.faults().clear();
            if (!failed(created)) {
                assertThat(twilio.account().trunk("gaman.pstn.twilio.com").orElseThrow().originationUrls())
                        .hasSize(2);
            }
            mustSucceed(stack.delete());
            mustBe(twilio, theirs);
        });
        stories.put("create with purchase", (twilio, stack, before, arm) -> {
            Site site = first().buy(2, true);
            arm.run();
            JsonNode created = stack.create(site);
            twilio.faults().clear();
            if (failed(created)) {
                mustSucceed(stack.create(site));
            }
            assertThat(twilio.account().numbers()).hasSize(before.numbers().size() + 2);
            mustSucceed(stack.delete());
            mustBe(twilio, before);
        });
        stories.put("update", (twilio, stack, before, arm) -> updated(twilio, stack, before, arm, Duration.ZERO));
        stories.put("update while lists lag", (twilio, stack, before, arm) -> updated(twilio, stack, before, arm, LAG));
        stories.put("roll-back of an update", (twilio, stack, before, arm) -> {
            mustSucceed(stack.create(first()));
            twilio.faults().on("DELETE", "/v1/Trunks/*/OriginationUrls/*").give(Fault.badRequest(20001));
            assertThat(failed(stack.update(second()))).isTrue();
            twilio.faults().clear();
            arm.run();
            JsonNode rolledBack = stack.update(first());
            twilio.faults().clear();
            if (failed(rolledBack)) {
                mustSucceed(stack.update(first()));
            }
            mustStand(twilio, stack, first());
            mustSucceed(stack.delete());
            mustBe(twilio, before);
        });
        stories.put("roll-back of a create", (twilio, stack, before, arm) -> {
            twilio.faults().on("POST", "/v1/Trunks/*/PhoneNumbers").always().give(Fault.badRequest(20001));
            assertThat(failed(stack.create(first()))).isTrue();
            twilio.faults().clear();
            arm.run();
            JsonNode deleted = stack.delete();
            twilio.faults().clear();
            if (failed(deleted)) {
                mustSucceed(stack.delete());
            }
            mustBe(twilio, before);
        });
        stories.put("delete", (twilio, stack, before, arm) -> {
            mustSucceed(stack.create(first()));
            arm.run();
            JsonNode deleted = stack.delete();
            twilio.faults().clear();
            if (failed(deleted)) {
                mustSucceed(stack.delete());
            }
            mustBe(twilio, before);
        });
        return stories;
    }

    private static void updated(
            TwilioSimulator twilio, Stack stack, AccountState before, Runnable arm, Duration lag) {
        mustSucceed(stack.create(first()));
        twilio.readLag(lag);
        arm.run();
        JsonNode updated = stack.update(second());
        twilio.faults().clear();
        if (failed(updated)) {
            mustSucceed(stack.update(first()));
            mustStand(twilio, stack, first());
        } else {
            mustStand(twilio, stack, second());
        }
        mustSucceed(stack.delete());
        mustBe(twilio, before);
    }

    /** The process dies before its n-th request: nothing more is sent. */
    private static void crash(TwilioSimulator twilio, int nth) {
        twilio.faults().onRequest(nth).always().give(Fault.resetBeforeCommit());
    }

    private static Stack stack(TwilioSimulator twilio) {
        return new Stack(twilio, "CloudConnect-virginia", PACE, file -> "");
    }

    private static void prepare(TwilioSimulator twilio) {
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

    private static void mustBe(TwilioSimulator twilio, AccountState before) {
        assertThat(twilio.account()).isEqualTo(before);
    }

    /** One trunk as wanted beside the foreign one, one list of ours beside the foreign one. */
    private static void mustStand(TwilioSimulator twilio, Stack stack, Site site) {
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

    private static Map<String, Function<Integer, Trouble>> troubles() {
        Map<String, Function<Integer, Trouble>> troubles = new LinkedHashMap<>();
        faults().forEach((name, fault) -> troubles.put(
                name, nth -> twilio -> twilio.faults().onRequest(nth).give(fault.get())));
        troubles.put("killed before", nth -> twilio -> crash(twilio, nth));
        troubles.put("killed right after", nth -> twilio -> {
            twilio.faults().onRequest(nth).give(Fault.resetAfterCommit());
            // a rule does not count the request that the rule before it has struck
            crash(twilio, nth);
        });
        return troubles;
    }

    private static Map<String, Supplier<Fault>> faults() {
        Map<String, Supplier<Fault>> faults = new LinkedHashMap<>();
        faults.put("refused connections", () -> Fault.outage(Duration.ofMillis(10)));
        faults.put("silence before", Fault::silenceBeforeCommit);
        faults.put("silence after", Fault::silenceAfterCommit);
        faults.put("reset before", Fault::resetBeforeCommit);
        faults.put("reset after", Fault::resetAfterCommit);
        faults.put("broken body", Fault::brokenBody);
        faults.put("truncated JSON", Fault::truncatedJson);
        faults.put("429", Fault::tooManyRequests);
        faults.put("429 at once", () -> Fault.tooManyRequests("0"));
        faults.put("429 nonsense", () -> Fault.tooManyRequests("-1 fortnight"));
        faults.put("429 absurd", () -> Fault.tooManyRequests("86400000000"));
        faults.put("429 date", () -> Fault.tooManyRequests("Wed, 21 Oct 2037 07:28:00 GMT"));
        faults.put("500", () -> Fault.serverError(500));
        faults.put("500 after", () -> Fault.serverError(500).afterCommit());
        faults.put("502 HTML", () -> Fault.html(502));
        faults.put("503 HTML after", () -> Fault.html(503).afterCommit());
        faults.put("503", () -> Fault.serverError(503));
        faults.put("401", Fault::unauthorized);
        faults.put("403", Fault::forbidden);
        faults.put("404", Fault::notFound);
        faults.put("21245", () -> Fault.badRequest(21245));
        faults.put("21248", () -> Fault.badRequest(21248));
        faults.put("409 21248", () -> Fault.error(409, 21248, "Simulated conflict"));
        faults.put("400", () -> Fault.badRequest(20001));
        return faults;
    }
}
