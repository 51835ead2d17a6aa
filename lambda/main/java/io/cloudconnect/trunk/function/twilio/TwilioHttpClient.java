package io.cloudconnect.trunk.function.twilio;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The transport under the Twilio SDK: decides what is sent again, and turns every answer that is not a success into a
 * {@link TwilioRefusal} or a {@link TwilioUnreachable}.
 *
 * <p>Sent again: what certainly was not carried out (no connection, 429), for every method; anything else that failed
 * on the way (5xx, broken connection, time-out, ruined body) only for GET and DELETE. The SDK's own loop repeats a POST
 * on every 5xx, and Twilio has no idempotency key, so that loop is bypassed.
 */
public final class TwilioHttpClient extends HttpClient {
    /** How long the answer to one request is waited for, unless said otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int REPEATS = 4;
    private static final int THROTTLED_REPEATS = 12;

    private final TwilioEndpoint endpoint;
    private final TwilioWire wire;
    private final Deadline deadline;
    private final Backoff backoff;
    private final AdaptiveLimit limit;
    private final ThreadLocal<String> lastRequestId = ThreadLocal.withInitial(() -> "");
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong throttled = new AtomicLong();
    private volatile boolean written;

    public TwilioHttpClient(
            TwilioCredentials credentials,
            TwilioEndpoint endpoint,
            Deadline deadline,
            Backoff backoff,
            AdaptiveLimit limit) {
        this(credentials, endpoint, deadline, backoff, limit, PATIENCE);
    }

    /** @param patience how long the answer to one request is waited for */
    public TwilioHttpClient(
            TwilioCredentials credentials,
            TwilioEndpoint endpoint,
            Deadline deadline,
            Backoff backoff,
            AdaptiveLimit limit,
            Duration patience) {
        this.endpoint = endpoint;
        this.wire = new TwilioWire(credentials, patience);
        this.deadline = deadline;
        this.backoff = backoff;
        this.limit = limit;
    }

    /** Twilio's id of the last request of this thread, for its support; empty where it gave none. */
    public String lastRequestId() {
        return lastRequestId.get();
    }

    /** How many requests left, repeats included. */
    public long sent() {
        return sent.get();
    }

    /** Whether anything has left that may have changed something at Twilio. */
    public boolean hasWritten() {
        return written;
    }

    /** How many answers were a 429. */
    public long throttled() {
        return throttled.get();
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        URL meant = request.constructURL();
        String name = request.getMethod() + " " + meant.getPath();
        int failures = 0;
        int refusedForNow = 0;
        while (true) {
            try {
                TwilioWire.Answer answer = exchange(request, meant, name);
                lastRequestId.set(answer.requestId());
                if (answer.status() != 429) {
                    return checked(name, answer);
                }
                throttled.incrementAndGet();
                if (++refusedForNow > THROTTLED_REPEATS) {
                    throw answer.refusal(name);
                }
                pauseAfterThrottling(answer, name, refusedForNow);
            } catch (TrunkFailure failure) {
                if (!mayRepeat(request.getMethod(), failure) || ++failures > REPEATS) {
                    throw failure;
                }
                pauseOrGiveUp(backoff.before(failures), failure);
            }
        }
    }

    private TwilioWire.Answer exchange(Request request, URL meant, String name) {
        long ticket;
        try {
            ticket = limit.enter();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrunkFailure("stopped while waiting to send " + name, e);
        }
        boolean busy = false;
        try {
            deadline.check();
            sent.incrementAndGet();
            written |= request.getMethod() != HttpMethod.GET;
            TwilioWire.Answer answer =
                    wire.exchange(request, endpoint.rewrite(meant), meant.getHost(), name, deadline.remaining());
            busy = answer.status() == 429;
            return answer;
        } finally {
            limit.leave(ticket, busy);
        }
    }

    private static Response checked(String name, TwilioWire.Answer answer) {
        if (answer.status() < 200 || answer.status() >= 300) {
            throw answer.refusal(name);
        }
        if (answer.status() != 204 && !answer.isWholeJson()) {
            throw TwilioUnreachable.noAnswer(
                    name, "HTTP " + answer.status() + " with a body cut off or not JSON", null);
        }
        return new Response(answer.body(), answer.status());
    }

    private static boolean mayRepeat(HttpMethod method, TrunkFailure failure) {
        if (failure instanceof TwilioUnreachable unreachable) {
            return !unreachable.isUncertain() || method != HttpMethod.POST;
        }
        return failure.isUncertain() && method != HttpMethod.POST;
    }

    private void pauseAfterThrottling(TwilioWire.Answer answer, String name, int times) {
        Optional<Duration> asked = RetryAfter.parse(answer.retryAfter(), Instant.now());
        Duration pause = backoff.before(times);
        Duration granted = asked.map(backoff::granted).orElse(Duration.ZERO);
        pauseOrGiveUp(granted.compareTo(pause) > 0 ? granted : pause, answer.refusal(name));
    }

    /** Better the reason Twilio gave than "no time left". */
    private void pauseOrGiveUp(Duration pause, TrunkFailure failure) {
        if (pause.compareTo(deadline.remaining()) >= 0) {
            throw failure;
        }
        deadline.pause(pause);
    }
}
