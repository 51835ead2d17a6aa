package io.cloudconnect.trunk.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.twilio.simulator.AccountState;
import io.cloudconnect.twilio.simulator.LoggedRequest;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The life of a trunk with many numbers, counted and timed against the simulated Twilio.
 *
 * <p>The ideal is the cap on concurrent requests, always full: cap ÷ latency requests a second. How much of it this
 * machine gives, as many bare connections as the cap allows show, which do nothing but attach numbers.
 */
final class ManyNumbers {
    private static final Duration LATENCY = Duration.ofMillis(150);
    private static final int CAP = 50;

    /**
     * What a request of CloudFormation cost.
     *
     * @param preparing seconds until the first number was attached, where one was
     */
    record Cost(double seconds, double preparing, long requests, long writes, long refused) {}

    private final int numbers;

    ManyNumbers(int numbers) {
        this.numbers = numbers;
    }

    /** The costs of a create, an unchanged update, an update with one more number, and a delete, in this order. */
    List<Cost> live() {
        try (TwilioSimulator twilio = TwilioSimulator.start();
                Stack stack = new Stack(twilio).pace(Pace.STANDARD)) {
            List<String> all = new ArrayList<>(twilio.seed().numbers(numbers));
            stack.numberFile(String.join("\n", all));
            twilio.behaviour().latency(LATENCY).maxInFlight(CAP);
            List<Cost> costs = new ArrayList<>();
            costs.add(measured(twilio, () -> stack.create(site("1"))));
            costs.add(measured(twilio, () -> stack.update(site("2"))));
            String further = "+16475550100";
            twilio.seed().number(further);
            stack.numberFile(String.join("\n", all) + "\n" + further);
            costs.add(measured(twilio, () -> stack.update(site("3"))));
            costs.add(measured(twilio, stack::delete));
            return costs;
        }
    }

    /** Of the ideal rate, how much a create reached, reading and all: 1.0 is all of it. */
    double ofIdeal(Cost create) {
        return numbers / create.seconds() / ideal();
    }

    /** The same for the attaching alone. */
    double ofIdealAttaching(Cost create) {
        return numbers / (create.seconds() - create.preparing()) / ideal();
    }

    static double ideal() {
        return CAP * 1000.0 / LATENCY.toMillis();
    }

    /** Numbers a second that bare connections attach, always as many at once as the cap allows. */
    double bare() throws Exception {
        try (TwilioSimulator twilio = TwilioSimulator.start()) {
            twilio.seed().numbers(numbers);
            String trunk = twilio.seed().trunk("bare", "bare.pstn.twilio.com");
            Queue<String> sids = new ConcurrentLinkedQueue<>(twilio.account().numbers().stream()
                    .map(AccountState.PhoneNumber::sid)
                    .toList());
            twilio.behaviour().latency(LATENCY).maxInFlight(CAP);
            URL url = new URL(twilio.endpoint() + "/v1/Trunks/" + trunk + "/PhoneNumbers");
            var key = twilio.credentials();
            String authorization = "Basic "
                    + Base64.getEncoder().encodeToString((key.apiKeySid() + ":" + key.apiKeySecret()).getBytes());
            ExecutorService connections = Executors.newFixedThreadPool(CAP);
            long start = System.nanoTime();
            try {
                List<Callable<Integer>> work = Collections.nCopies(CAP, () -> attachAll(url, authorization, sids));
                int attached = 0;
                for (var one : connections.invokeAll(work)) {
                    attached += one.get();
                }
                return attached / ((System.nanoTime() - start) / 1e9);
            } finally {
                connections.shutdownNow();
            }
        }
    }

    private static int attachAll(URL url, String authorization, Queue<String> sids) throws IOException {
        int attached = 0;
        for (String sid = sids.poll(); sid != null; sid = sids.poll()) {
            byte[] body = ("PhoneNumberSid=" + sid).getBytes(StandardCharsets.UTF_8);
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setRequestProperty("Authorization", authorization);
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            connection.getOutputStream().write(body);
            if (connection.getResponseCode() == 201) {
                connection.getInputStream().readAllBytes();
                attached++;
            } else {
                connection.getErrorStream().readAllBytes();
            }
        }
        return attached;
    }

    private static Site site(String revision) {
        return Site.gaman()
                .with("revision", revision)
                .with("numbers", Map.of("owned", List.of(), "list", Map.of("bucket", "assets", "key", "numbers.csv")));
    }

    private interface Request {
        JsonNode answer();
    }

    private static Cost measured(TwilioSimulator twilio, Request request) {
        twilio.clearRequests();
        Instant begin = Instant.now();
        long start = System.nanoTime();
        JsonNode answer = request.answer();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!answer.path("Status").asText().equals("SUCCESS")) {
            throw new IllegalStateException(answer.path("Reason").asText());
        }
        List<LoggedRequest> requests = twilio.requests();
        double preparing = requests.stream()
                .filter(one -> one.request().matches("POST", "/v1/Trunks/*/PhoneNumbers"))
                .map(LoggedRequest::at)
                .min(Comparator.naturalOrder())
                .map(first -> Duration.between(begin, first).toMillis() / 1e3)
                .orElse(0.0);
        return new Cost(
                seconds,
                preparing,
                requests.size(),
                requests.stream().filter(one -> one.request().writes()).count(),
                requests.stream().filter(one -> one.status().orElse(0) == 429).count());
    }
}
