package io.cloudconnect.trunk.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.LoggedRequest;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A stack with one trunk, led as CloudFormation leads it, against the simulated Twilio. */
abstract class TrunkTest {
    static final String NUMBER = "+16475550100";
    static final String OTHER = "+16475550101";

    final TwilioSimulator twilio = TwilioSimulator.start();
    final Stack stack = new Stack(twilio);

    @AfterEach
    void close() {
        stack.close();
        twilio.close();
    }

    final AccountState.Trunk trunk() {
        assertThat(twilio.account().trunks()).hasSize(1);
        return twilio.account().trunks().get(0);
    }

    final String numberOn(String e164) {
        return twilio.account().number(e164).orElseThrow().trunkSid().orElse("");
    }

    final void nothingIsLeft() {
        assertThat(twilio.account().trunks()).isEmpty();
        assertThat(twilio.account().accessControlLists()).isEmpty();
    }

    /** {@code POST OriginationUrls}: method and kind of every write. */
    final List<String> writes() {
        return twilio.requests().stream()
                .map(LoggedRequest::request)
                .filter(request -> request.writes())
                .map(request -> {
                    String path = request.path().replaceAll("/[A-Z]{2}[0-9a-f]{32}(\\.json)?$", "");
                    return request.method() + " " + path.substring(path.lastIndexOf('/') + 1);
                })
                .toList();
    }

    static void succeeded(JsonNode answer) {
        assertThat(answer.path("Status").asText())
                .as(answer.path("Reason").asText())
                .isEqualTo("SUCCESS");
    }
}
