package io.cloudconnect.trunk.function;

import static io.cloudconnect.trunk.function.Scene.MADE_UP;
import static io.cloudconnect.trunk.function.Scene.THEIRS;
import static io.cloudconnect.trunk.function.Scene.failed;
import static io.cloudconnect.trunk.function.Scene.first;
import static io.cloudconnect.trunk.function.Scene.mustBe;
import static io.cloudconnect.trunk.function.Scene.mustStand;
import static io.cloudconnect.trunk.function.Scene.mustSucceed;
import static io.cloudconnect.trunk.function.Scene.second;
import static io.cloudconnect.trunk.function.Scene.mustBeButForTheirNumber;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.Fault;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A course of events as CloudFormation leads it, in which one request to Twilio meets trouble. */
record Course(String name, Story story) {
    private static final Duration LAG = Duration.ofMillis(12);

    /** What CloudFormation does; {@code arm} switches the trouble on where the story wants it. */
    interface Story {
        void tell(TwilioSimulator twilio, Stack stack, AccountState before, Runnable arm);
    }

    @Override
    public String toString() {
        return name;
    }

    static List<Course> all() {
        List<Course> courses = new ArrayList<>();
        courses.add(new Course("create", (twilio, stack, before, arm) -> {
            arm.run();
            JsonNode created = stack.create(first());
            twilio.faults().clear();
            if (failed(created)) {
                mustSucceed(stack.delete());
                mustBe(twilio, before);
                mustSucceed(stack.create(first()));
            }
            mustStand(twilio, stack, first(), before);
            mustSucceed(stack.delete());
            mustBe(twilio, before);
        }));
        courses.add(new Course("create, answer lost, create again", (twilio, stack, before, arm) -> {
            arm.run();
            stack.create(first());
            twilio.faults().clear();
            mustSucceed(stack.create(first()));
            mustStand(twilio, stack, first(), before);
            mustSucceed(stack.delete(MADE_UP));
            mustBe(twilio, before);
        }));
        courses.add(new Course("create, answer lost, delete of a made-up id", (twilio, stack, before, arm) -> {
            arm.run();
            stack.create(first());
            twilio.faults().clear();
            mustSucceed(stack.delete(MADE_UP));
            mustBe(twilio, before);
        }));
        courses.add(new Course("create, rolled back while lists lag", (twilio, stack, before, arm) -> {
            twilio.readLag(LAG);
            arm.run();
            JsonNode created = stack.create(first());
            twilio.faults().clear();
            mustSucceed(stack.delete(failed(created) ? stack.physicalId() : MADE_UP));
            twilio.readLag(Duration.ZERO);
            mustBe(twilio, before);
        }));
        courses.add(new Course("create again after a crash", (twilio, stack, before, arm) -> {
            Trouble.crash(twilio, 6);
            stack.create(first());
            twilio.faults().clear();
            arm.run();
            stack.create(first());
            twilio.faults().clear();
            mustSucceed(stack.create(first()));
            mustStand(twilio, stack, first(), before);
            mustSucceed(stack.delete());
            mustBe(twilio, before);
        }));
        courses.add(new Course("create beside an empty duplicate", (twilio, stack, before, arm) -> {
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
            mustStand(twilio, stack, first(), before);
            mustSucceed(stack.delete());
            mustBe(twilio, before);
        }));
        courses.add(new Course("create on an imported trunk", (twilio, stack, before, arm) -> {
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
        }));
        courses.add(new Course("create with purchase", (twilio, stack, before, arm) -> {
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
        }));
        courses.add(new Course("update", (twilio, stack, before, arm) -> updated(twilio, stack, before, arm, Duration.ZERO)));
        courses.add(new Course("update while lists lag", (twilio, stack, before, arm) -> updated(twilio, stack, before, arm, LAG)));
        courses.add(new Course("roll-back of an update", (twilio, stack, before, arm) -> {
            mustSucceed(stack.create(first()));
            twilio.faults().on("DELETE", "/v1/Trunks/*/OriginationUrls/*").give(Fault.badRequest(20001));
            assertThat(failed(stack.update(second()))).isTrue();
            twilio.faults().clear();
            arm.run();
            JsonNode rolledBack = stack.update(first());
            twilio.faults().clear();
            if (failed(rolledBack)) {
                mustSucceed(stack.knowing(second(), stack.physicalId()).update(first()));
            }
            mustStand(twilio, stack, first(), before);
            mustSucceed(stack.delete());
            mustBe(twilio, before);
        }));
        courses.add(new Course("roll-back of a create", (twilio, stack, before, arm) -> {
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
        }));
        courses.add(new Course("delete", (twilio, stack, before, arm) -> {
            mustSucceed(stack.create(first()));
            arm.run();
            JsonNode deleted = stack.delete();
            twilio.faults().clear();
            if (failed(deleted)) {
                mustSucceed(stack.delete());
            }
            mustBe(twilio, before);
        }));
        courses.add(new Course("delete that releases bought numbers", (twilio, stack, before, arm) -> {
            mustSucceed(stack.create(first().buy(2, true)));
            arm.run();
            JsonNode deleted = stack.delete();
            twilio.faults().clear();
            if (failed(deleted)) {
                mustSucceed(stack.delete());
            }
            mustBe(twilio, before);
        }));
        courses.add(new Course("create that takes a number over", (twilio, stack, before, arm) -> {
            arm.run();
            JsonNode created = stack.create(Site.gaman().takeOver(THEIRS));
            twilio.faults().clear();
            if (failed(created)) {
                mustSucceed(stack.create(Site.gaman().takeOver(THEIRS)));
            }
            assertThat(twilio.account().trunk("gaman.pstn.twilio.com").orElseThrow().numbers())
                    .containsExactly(THEIRS);
            mustSucceed(stack.delete());
            mustBeButForTheirNumber(twilio, before);
        }));
        courses.add(new Course("update that takes existing lists away", (twilio, stack, before, arm) -> {
            String list = twilio.seed().accessControlList("Branch", "192.0.2.0/24");
            String credentials = twilio.seed().credentialList("Phones");
            AccountState theirs = twilio.account();
            Site with = first().with("accessControlLists", List.of(list)).with("credentialLists", List.of(credentials));
            mustSucceed(stack.create(with));
            arm.run();
            JsonNode updated = stack.update(first());
            twilio.faults().clear();
            if (failed(updated)) {
                mustSucceed(stack.update(with));
                mustSucceed(stack.update(first()));
            }
            assertThat(twilio.account().trunk("gaman.pstn.twilio.com").orElseThrow().accessControlLists())
                    .hasSize(1)
                    .doesNotContain(list);
            mustSucceed(stack.delete());
            mustBe(twilio, theirs);
        }));
        return courses;
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
            mustStand(twilio, stack, first(), before);
        } else {
            mustStand(twilio, stack, second(), before);
        }
        mustSucceed(stack.delete());
        mustBe(twilio, before);
    }
}
