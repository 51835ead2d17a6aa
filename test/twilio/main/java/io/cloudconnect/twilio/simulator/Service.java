package io.cloudconnect.twilio.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The way of one request through the simulated Twilio: limits, latency, faults, authentication, route, log. */
final class Service {
    private static final String ACCOUNT_PREFIX = "/2010-04-01/Accounts/";

    private final Routes routes = new Routes();
    private final Behaviour behaviour;
    private final Faults faults;
    private final Keyring keys;
    private final RequestLog log;
    private final Clock clock;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong ids = new AtomicLong();
    private volatile Account account;

    Service(Account account, Behaviour behaviour, Faults faults, Keyring keys, RequestLog log, Clock clock) {
        this.account = account;
        this.behaviour = behaviour;
        this.faults = faults;
        this.keys = keys;
        this.log = log;
        this.clock = clock;
        TrunkRoutes.addTo(routes);
        OriginationUrlRoutes.addTo(routes);
        TrunkListRoutes.addTo(routes);
        TrunkNumberRoutes.addTo(routes);
        NumberRoutes.addTo(routes);
        PhoneCallRoutes.addTo(routes);
        AvailableNumberRoutes.addTo(routes);
        SipListRoutes.addTo(routes);
        SipAddressRoutes.addTo(routes);
    }

    void replaceAccount(Account fresh) {
        account = fresh;
    }

    Outcome handle(HttpListener.Incoming incoming) {
        int concurrent = inFlight.incrementAndGet();
        try {
            long answerAt = System.nanoTime() + behaviour.latency().toNanos();
            ApiRequest request = request(incoming);
            Instant at = clock.instant();
            String id = "RQ" + Account.digest("request" + ids.incrementAndGet());
            if (concurrent > behaviour.maxInFlight()) {
                Answer refusal = TwilioError.tooManyRequests().answer();
                return finish(request, at, id, concurrent, new Outcome.Reply(refusal), Optional.empty(), false);
            }
            Outcome outcome = process(request, incoming, at, id, concurrent);
            pauseUntil(answerAt);
            return outcome;
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private Outcome process(ApiRequest request, HttpListener.Incoming incoming, Instant at, String id, int concurrent) {
        Optional<Fault> fault = faults.strike(request);
        if (fault.isPresent() && !fault.get().strikesAfterCommit()) {
            return finish(request, at, id, concurrent, fault.get().strike(() -> null), fault, false);
        }
        String authorization = incoming.headers().getOrDefault("authorization", "");
        Answer answer = answer(request, authorization);
        Outcome outcome = fault.map(found -> found.strike(() -> answer)).orElse(new Outcome.Reply(answer));
        return finish(request, at, id, concurrent, outcome, fault, true);
    }

    private Answer answer(ApiRequest request, String authorization) {
        try {
            if (!keys.accepts(authorization)) {
                throw TwilioError.authentication();
            }
            Account current = account;
            checkAccount(request, current);
            synchronized (current) {
                return routes.handle(request, current);
            }
        } catch (TwilioError refusal) {
            return refusal.answer();
        }
    }

    private static void checkAccount(ApiRequest request, Account account) {
        if (!request.path().startsWith(ACCOUNT_PREFIX)) {
            return;
        }
        String named = request.path().substring(ACCOUNT_PREFIX.length()).split("[/.]", 2)[0];
        if (!named.matches("AC[0-9a-fA-F]{32}")) {
            throw TwilioError.notFound(request.path());
        }
        if (!named.equals(account.sid)) {
            throw TwilioError.authentication();
        }
    }

    private Outcome finish(
            ApiRequest request,
            Instant at,
            String id,
            int concurrent,
            Outcome outcome,
            Optional<Fault> fault,
            boolean processed) {
        Optional<Answer> answer =
                outcome instanceof Outcome.Reply reply ? Optional.of(reply.answer()) : Optional.<Answer>empty();
        log.add(new LoggedRequest(
                request,
                at,
                answer.map(a -> OptionalInt.of(a.status())).orElse(OptionalInt.empty()),
                answer.map(Answer::code).orElse(OptionalInt.empty()),
                fault.map(Fault::name),
                processed,
                id));
        return answer.<Outcome>map(a -> new Outcome.Reply(a.with("Twilio-Request-Id", id)
                        .with("Twilio-Concurrent-Requests", Integer.toString(concurrent))
                        .with("Twilio-Request-Duration", seconds(at))))
                .orElse(outcome);
    }

    private String seconds(Instant since) {
        return String.format("%.3f", Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    /** What the work itself took is part of the latency. */
    private static void pauseUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private ApiRequest request(HttpListener.Incoming incoming) {
        String[] target = incoming.target().split("\\?", 2);
        String path = URLDecoder.decode(target[0], StandardCharsets.UTF_8);
        String host = incoming.headers()
                .getOrDefault("x-twilio-host", path.startsWith("/v1/") ? "trunking.twilio.com" : "api.twilio.com");
        return new ApiRequest(
                log.nextNumber(),
                incoming.method(),
                host,
                path,
                parameters(target.length > 1 ? target[1] : ""),
                parameters(new String(incoming.body(), StandardCharsets.UTF_8)));
    }

    private static Map<String, List<String>> parameters(String encoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                String value = parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
                String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
                parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }
}
