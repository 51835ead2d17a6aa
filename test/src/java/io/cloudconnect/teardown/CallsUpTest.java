package io.cloudconnect.teardown;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.trunk.function.twilio.TwilioCredentials;
import io.cloudconnect.trunk.function.twilio.TwilioEndpoint;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallsUpTest {
    private static final String OURS = "+12025550100";
    private static final String CALLER = "+16475550199";

    private TwilioSimulator twilio;
    private TwilioSide side;
    private String trunk;

    @BeforeEach
    void start() {
        twilio = TwilioSimulator.start();
        trunk = twilio.seed().trunk("Gaman", "gaman.pstn.twilio.com");
        side = TwilioSide.open(
                new TwilioCredentials(
                        twilio.credentials().accountSid(),
                        twilio.credentials().apiKeySid(),
                        twilio.credentials().apiKeySecret()),
                new TwilioEndpoint(Optional.of(twilio.endpoint())));
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void knowsACallByTheTrunksNumberUntilItEnds() {
        String call = twilio.seed().call(CALLER, OURS, "trunking-originating");

        assertThat(calls().certain()).containsExactly(call);

        twilio.seed().callEnds(call, trunk);

        assertThat(calls().none()).isTrue();
    }

    @Test
    void takesATrunkCallOfAnotherNumberForOursWhereThereIsNoOtherTrunk() {
        String call = twilio.seed().call("+12025550177", CALLER, "trunking-terminating");

        assertThat(calls()).isEqualTo(new CallsUp(java.util.List.of(call), java.util.List.of()));
    }

    @Test
    void doesNotGuessWhoseATrunkCallIsWhereThereAreOthers() {
        twilio.seed().trunk("Another", "another.pstn.twilio.com");
        String call = twilio.seed().call("+12025550177", CALLER, "trunking-terminating");

        assertThat(calls()).isEqualTo(new CallsUp(java.util.List.of(), java.util.List.of(call)));
        assertThat(calls()).hasToString("1 call is up on a trunk Twilio does not name yet (" + call + ")");
    }

    @Test
    void leavesCallsAloneThatAreOnNoTrunk() {
        twilio.seed().call(CALLER, "+12025550177", "inbound");

        assertThat(calls().none()).isTrue();
    }

    private CallsUp calls() {
        return side.callsUp(trunk, Set.of(OURS));
    }
}
