package io.cloudconnect.trunk.function.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.function.twilio.AdaptiveLimit;
import io.cloudconnect.trunk.function.twilio.Backoff;
import io.cloudconnect.trunk.function.twilio.Deadline;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import io.cloudconnect.trunk.function.twilio.TwilioCredentials;
import io.cloudconnect.trunk.function.twilio.TwilioEndpoint;
import io.cloudconnect.trunk.function.twilio.TwilioHttpClient;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The plan for a site, read-only. */
class DryRunTest {
    private static final Marker MARKER = Marker.of("arn:aws:cloudformation:x:1:stack/S/1", "Trunk", "");

    private final TwilioSimulator twilio = TwilioSimulator.start();
    private final Deadline deadline = Deadline.in(Duration.ofSeconds(30));
    private final TrunkReconciler reconciler = reconciler();

    @AfterEach
    void close() {
        twilio.close();
    }

    @Test
    void printsWhatACreateWouldDoAndDoesNothing() {
        twilio.seed().number("+16475550100");

        TrunkPlan plan = reconciler.plan(site("203.0.113.7"), PreviousTrunk.none(), Optional.empty());

        assertThat(plan.toString())
                .isEqualTo(
                        """
                        1. create trunk gaman.pstn.twilio.com
                        2. create origination URL sip:203.0.113.7;edge=ashburn-ix
                        3. create access control list Gaman routers %1$s
                        4. allow address 203.0.113.7/32
                        5. associate access control list Gaman routers %1$s
                        6. attach number +16475550100"""
                                .formatted(MARKER));
        assertThat(twilio.requests()).noneMatch(request -> request.request().writes());
        assertThat(twilio.account().trunks()).isEmpty();
    }

    @Test
    void printsADifferenceWithTheNewBeforeTheOld() {
        twilio.seed().number("+16475550100");
        reconciler.reconcile(site("203.0.113.7"), PreviousTrunk.none(), Optional.empty(), new Progress());

        TrunkPlan unchanged = reconciler.plan(site("203.0.113.7"), PreviousTrunk.none(), Optional.empty());
        TrunkPlan changed = reconciler.plan(site("198.51.100.9"), PreviousTrunk.none(), Optional.empty());

        assertThat(unchanged).hasToString("nothing to do");
        assertThat(changed)
                .hasToString(
                        """
                        1. create origination URL sip:198.51.100.9;edge=ashburn-ix
                        2. allow address 198.51.100.9/32
                        3. delete origination URL sip:203.0.113.7;edge=ashburn-ix
                        4. disallow address 203.0.113.7/32""");
    }

    private static DesiredTrunk site(String router) {
        TrunkProperties properties = PropertiesReader.read(Map.of(
                "credentialsSecret", "cloudconnect/twilio",
                "friendlyName", "Gaman",
                "domainName", "gaman.pstn.twilio.com",
                "allowedAddresses", List.of(Map.of("name", "router", "cidr", router + "/32")),
                "originationUrls", List.of(Map.of("name", "router", "sipUrl", "sip:" + router + ";edge=ashburn-ix"))));
        return new DesiredTrunk(properties, List.of("+16475550100"), MARKER);
    }

    private TrunkReconciler reconciler() {
        var key = twilio.credentials();
        TwilioCredentials credentials = new TwilioCredentials(key.accountSid(), key.apiKeySid(), key.apiKeySecret());
        TwilioHttpClient http = new TwilioHttpClient(
                credentials,
                new TwilioEndpoint(Optional.of(twilio.endpoint())),
                deadline,
                Backoff.STANDARD,
                new AdaptiveLimit(20, 64));
        return new TrunkReconciler(
                new TwilioAccount(credentials, http),
                new Settling(deadline, Duration.ofMillis(100), Duration.ofMillis(10)),
                new Silence());
    }

    private static final class Silence implements StepLog {
        @Override
        public void done(TrunkStep step, String sid, long millis, String requestId) {}

        @Override
        public void failed(TrunkStep step, long millis, String requestId, String reason) {}

        @Override
        public void progress(String name, int done, int all) {}

        @Override
        public void warning(String text) {}
    }
}
