package io.cloudconnect.twilio.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand numbers, many requests at a time. */
class LoadTest {
    private TwilioSimulator twilio;
    private Wire wire;

    @BeforeEach
    void start() {
        twilio = TwilioSimulator.start();
        wire = new Wire(twilio);
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    @Timeout(60)
    void pagesThroughTenThousandNumbersEachOnce() throws IOException {
        List<String> numbers = twilio.seed().numbers(10_000);

        List<String> found = new ArrayList<>();
        String next = wire.account("/IncomingPhoneNumbers.json?PageSize=1000");
        String previous = "";
        while (next != null) {
            JsonNode page = wire.get(next).json();
            page.get("incoming_phone_numbers")
                    .forEach(number -> found.add(number.get("phone_number").asText()));
            next = page.get("next_page_uri").textValue();
            previous = page.get("previous_page_uri").textValue();
        }

        assertThat(found).isEqualTo(numbers);
        assertThat(twilio.requests()).hasSize(10);
        assertThat(wire.get(previous)
                        .json()
                        .get("incoming_phone_numbers")
                        .get(0)
                        .get("phone_number")
                        .asText())
                .isEqualTo(numbers.get(8000));
    }

    @Test
    @Timeout(60)
    void losesNoRowWhenEarlierOnesAreDeletedBetweenPages() throws IOException {
        String trunk = wire.create("/v1/Trunks");
        twilio.seed().numbers(100).forEach(e164 -> twilio.seed()
                .onTrunk(trunk, twilio.seed().number(e164)));

        Set<String> found = new HashSet<>();
        String next = "/v1/Trunks/" + trunk + "/PhoneNumbers?PageSize=10";
        while (next != null) {
            JsonNode page = wire.get(next).json();
            for (JsonNode number : page.get("phone_numbers")) {
                found.add(number.get("sid").asText());
                wire.delete("/v1/Trunks/" + trunk + "/PhoneNumbers/"
                        + number.get("sid").asText());
            }
            next = page.at("/meta/next_page_url").isNull()
                    ? null
                    : page.at("/meta/next_page_url").asText().substring("https://trunking.twilio.com".length());
        }

        assertThat(found).hasSize(100);
    }

    @Test
    @Timeout(60)
    void attachesThousandsOfNumbersFromFiftyClientsAtOnce() throws Exception {
        String trunk = wire.create("/v1/Trunks");
        List<String> sids =
                twilio.seed().numbers(5_000).stream().map(twilio.seed()::number).toList();
        twilio.behaviour().latency(Duration.ofMillis(5)).maxInFlight(50);

        List<Integer> statuses = inParallel(
                50,
                sids.stream()
                        .<Callable<Integer>>map(
                                sid -> () -> wire.post("/v1/Trunks/" + trunk + "/PhoneNumbers", "PhoneNumberSid", sid)
                                        .status())
                        .toList());

        assertThat(statuses).containsOnly(201);
        assertThat(twilio.account().trunks().get(0).numbers()).hasSize(5_000);
    }

    @Test
    @Timeout(60)
    void refusesMoreRequestsAtATimeThanAllowed() throws Exception {
        twilio.behaviour().latency(Duration.ofMillis(200)).maxInFlight(4);
        CountDownLatch ready = new CountDownLatch(8);

        List<Integer> statuses = inParallel(8, Collections.nCopies(8, () -> {
            ready.countDown();
            ready.await();
            return wire.post("/v1/Trunks").status();
        }));

        assertThat(statuses).filteredOn(status -> status == 429).isNotEmpty();
        assertThat(twilio.account().trunks())
                .hasSize((int) statuses.stream().filter(s -> s == 201).count());
        assertThat(twilio.requests()).anyMatch(logged -> logged.code().orElse(0) == 20429 && !logged.processed());
    }

    private static <T> List<T> inParallel(int threads, List<Callable<T>> tasks) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks, 50, TimeUnit.SECONDS)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
