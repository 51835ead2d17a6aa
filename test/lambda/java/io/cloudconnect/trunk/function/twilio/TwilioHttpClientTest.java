package io.cloudconnect.trunk.function.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudconnect.trunk.function.twilio.TwilioTrunk.Settings;
import io.cloudconnect.twilio.simulator.Fault;
import io.cloudconnect.twilio.simulator.LoggedRequest;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioHttpClientTest {
    private static final Settings GAMAN = new Settings(
            "Gaman",
            "gaman.pstn.twilio.com",
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            "",
            Optional.empty());

    private final TwilioSimulator twilio = TwilioSimulator.start();

    @AfterEach
    void close() {
        twilio.close();
    }

    @ParameterizedTest
    @MethodSource("unclear")
    void neverSendsAPostAgainWhoseOutcomeIsUnknown(Supplier<Fault> fault) {
        twilio.faults().on("POST", "/v1/Trunks").always().give(fault.get());

        TrunkFailure failure = catchThrowableOfType(TrunkFailure.class, () -> account().trunks().create(GAMAN));

        assertThat(failure.isUncertain()).isTrue();
        assertThat(failure).hasMessageContaining("POST /v1/Trunks").hasMessageContaining(";");
        assertThat(twilio.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("unclear")
    void readsAgainWhatFailsOnTheWay(Supplier<Fault> fault) {
        twilio.faults().on("GET", "/v1/Trunks").times(3).give(fault.get());

        assertThat(account().trunks().all()).isEmpty();
    }

    static Stream<Named<Supplier<Fault>>> unclear() {
        return Stream.of(
                Named.of("reset before", Fault::resetBeforeCommit),
                Named.of("reset after", Fault::resetAfterCommit),
                Named.of("broken body", Fault::brokenBody),
                Named.of("truncated JSON", Fault::truncatedJson),
                Named.of("500", () -> Fault.serverError(500)),
                Named.of("503 in HTML", () -> Fault.html(503)));
    }

    @Test
    void sendsAPostAgainThatFoundNoConnection() throws InterruptedException {
        twilio.stopListening();
        Thread back = new Thread(() -> {
            pause(20);
            twilio.resumeListening();
        });
        back.start();

        account().trunks().create(GAMAN);

        back.join();
        assertThat(twilio.account().trunks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "99999999999999999999", "-5", "soon", "Wed, 21 Oct 2037 07:28:00 GMT"})
    void sendsAgainWhatWasThrottledWhateverRetryAfterSays(String retryAfter) {
        Fault fault = retryAfter.isEmpty() ? Fault.tooManyRequests() : Fault.tooManyRequests(retryAfter);
        twilio.faults().on("POST", "/v1/Trunks").times(2).give(fault);

        account().trunks().create(GAMAN);

        assertThat(twilio.account().trunks()).hasSize(1);
        assertThat(twilio.requests()).hasSize(3);
    }

    @Test
    void tellsTheThrottlingRatherThanATimeOut() {
        twilio.faults().on("GET", "/v1/Trunks").always().give(Fault.tooManyRequests("60"));
        Backoff patient = new Backoff(Duration.ofMillis(1), Duration.ofSeconds(30));

        assertThatThrownBy(() -> account(patient, Deadline.in(Duration.ofSeconds(5))).trunks().all())
                .isInstanceOf(TwilioRefusal.class)
                .hasMessageContaining("20429")
                .hasMessageContaining("throttling");
        assertThat(twilio.requests()).hasSize(1);
    }

    @Test
    void sendsNothingOnceTheTimeIsOver() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(60));
        deadline.stop();

        assertThatThrownBy(() -> account(FAST, deadline).trunks().all()).hasMessageContaining("not enough time left");
        assertThat(twilio.requests()).isEmpty();
    }

    @Test
    void explainsARefusedKeyAlsoWhereTheBodyIsLost() {
        twilio.revokeKey(twilio.credentials().apiKeySid());

        assertThatThrownBy(() -> account().trunks().all()).hasMessageContaining("20003").hasMessageContaining("credentials");
        assertThatThrownBy(() -> account().trunks().create(GAMAN))
                .hasMessageContaining("HTTP 401")
                .hasMessageContaining("credentials secret");
    }

    @Test
    void readsEveryPageOfALongList() {
        twilio.seed().numbers(2_345);

        assertThat(account().numbers().all()).hasSize(2_345);
        assertThat(twilio.requests()).extracting(LoggedRequest::request).hasSize(3).allSatisfy(request -> {
            assertThat(request.host()).isEqualTo("api.twilio.com");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://stand-in.example.com | true",
                "http://127.0.0.1:8080 | true",
                "http://localhost:8080 | true",
                "http://stand-in.example.com | false",
                "http://127.0.0.1.example.com | false",
                "ftp://127.0.0.1 | false",
                "nonsense | false"
            })
    void sendsCredentialsOnlyWhereNobodyCanListen(String url, boolean allowed) {
        if (allowed) {
            assertThat(TwilioEndpoint.fromEnvironment(url).override()).isPresent();
        } else {
            assertThatThrownBy(() -> TwilioEndpoint.fromEnvironment(url))
                    .isInstanceOf(TrunkFailure.class)
                    .hasMessageContaining(TwilioEndpoint.VARIABLE)
                    .hasMessageContaining(url);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | PT5S",
                "0 | PT0S",
                "99999999999999 | PT24H",
                "Tue, 24 Nov 2026 10:00:30 GMT | PT30S",
                "Tue, 24 Nov 2026 09:00:00 GMT | PT0S",
            })
    void readsRetryAfterInBothForms(String header, Duration expected) {
        assertThat(RetryAfter.parse(header, Instant.parse("2026-11-24T10:00:00Z"))).contains(expected);
    }

    @Test
    void findsAConcurrencyThatTwilioBears() throws InterruptedException {
        AdaptiveLimit limit = new AdaptiveLimit(20, 64);
        for (int i = 0; i < 200; i++) {
            limit.leave(limit.enter(), false);
        }
        int grown = limit.current();
        List<Long> oneRound = List.of(limit.enter(), limit.enter(), limit.enter());

        for (long ticket : oneRound) {
            limit.leave(ticket, true);
        }

        assertThat(grown).isGreaterThan(20);
        assertThat(limit.current()).isBetween((int) (grown * 0.85), (int) (grown * 0.95));
    }

    private static final Backoff FAST = new Backoff(Duration.ofMillis(8), Duration.ofMillis(40));

    private TwilioAccount account() {
        return account(FAST, Deadline.in(Duration.ofSeconds(30)));
    }

    private TwilioAccount account(Backoff backoff, Deadline deadline) {
        var key = twilio.credentials();
        TwilioCredentials credentials =
                new TwilioCredentials(key.accountSid(), key.apiKeySid(), key.apiKeySecret());
        TwilioEndpoint endpoint = new TwilioEndpoint(Optional.of(twilio.endpoint()));
        return new TwilioAccount(
                credentials,
                new TwilioHttpClient(credentials, endpoint, deadline, backoff, new AdaptiveLimit(20, 64)));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
