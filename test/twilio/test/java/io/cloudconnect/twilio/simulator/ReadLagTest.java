package io.cloudconnect.twilio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads show a write only after the lag; writes know at once. */
class ReadLagTest {
    private final SteppedClock clock = new SteppedClock();
    private TwilioSimulator twilio;
    private Wire wire;

    @BeforeEach
    void start() {
        twilio = TwilioSimulator.start(Credentials.sample(), 0, clock).readLag(Duration.ofSeconds(5));
        wire = new Wire(twilio);
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void showsANewTrunkOnlyAfterTheLag() throws IOException {
        String trunk = wire.create("/v1/Trunks", "DomainName", "gaman.pstn.twilio.com");

        assertThat(trunks()).isZero();
        assertThat(wire.get("/v1/Trunks/" + trunk).status()).isEqualTo(404);
        assertThat(wire.post("/v1/Trunks", "DomainName", "gaman.pstn.twilio.com")
                        .code())
                .isEqualTo(21248);
        assertThat(wire.post("/v1/Trunks/" + trunk, "FriendlyName", "Gaman").status())
                .isEqualTo(200);

        clock.step(Duration.ofSeconds(5));

        assertThat(trunks()).isEqualTo(1);
    }

    @Test
    void showsADeletedTrunkUntilTheLagIsOver() throws IOException {
        String trunk = wire.create("/v1/Trunks", "FriendlyName", "Gaman");
        clock.step(Duration.ofSeconds(5));

        wire.delete("/v1/Trunks/" + trunk);

        assertThat(trunks()).isEqualTo(1);
        assertThat(wire.delete("/v1/Trunks/" + trunk).status()).isEqualTo(404);
        clock.step(Duration.ofSeconds(5));
        assertThat(trunks()).isZero();
    }

    @Test
    void letsAuthTypeAndNumbersLagBehindToo() throws IOException {
        String number = twilio.seed().number("+16475550100");
        String list = twilio.seed().accessControlList("Gaman", "198.51.100.7/32");
        String trunk = wire.create("/v1/Trunks");
        clock.step(Duration.ofSeconds(5));
        wire.create("/v1/Trunks/" + trunk + "/IpAccessControlLists", "IpAccessControlListSid", list);
        wire.create("/v1/Trunks/" + trunk + "/PhoneNumbers", "PhoneNumberSid", number);

        assertThat(wire.get("/v1/Trunks/" + trunk).json().get("auth_type").asText())
                .isEmpty();
        assertThat(numbersOn(trunk)).isZero();

        clock.step(Duration.ofSeconds(5));
        assertThat(wire.get("/v1/Trunks/" + trunk).json().get("auth_type").asText())
                .isEqualTo("IP_ACL");
        assertThat(numbersOn(trunk)).isEqualTo(1);

        wire.delete("/v1/Trunks/" + trunk + "/PhoneNumbers/" + number);
        assertThat(numbersOn(trunk)).isEqualTo(1);
        clock.step(Duration.ofSeconds(5));
        assertThat(numbersOn(trunk)).isZero();
    }

    private int trunks() throws IOException {
        return wire.get("/v1/Trunks").json().get("trunks").size();
    }

    private int numbersOn(String trunk) throws IOException {
        return wire.get("/v1/Trunks/" + trunk + "/PhoneNumbers")
                .json()
                .get("phone_numbers")
                .size();
    }

    /** Stands still until it is stepped. */
    private static final class SteppedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-02T03:04:05Z");

        void step(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
