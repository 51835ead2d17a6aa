package io.cloudconnect.twilio.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * A simulated Twilio with one account, on the loopback address.
 *
 * <pre>{@code
 * try (TwilioSimulator twilio = TwilioSimulator.start()) {
 *     twilio.seed().number("+16475550100");
 *     twilio.faults().on("POST", "/v1/Trunks").give(Fault.resetAfterCommit());
 *     // requests to twilio.endpoint(), the real host in the header X-Twilio-Host
 *     assertThat(twilio.account().trunks()).isEmpty();
 * }
 * }</pre>
 */
public final class TwilioSimulator implements AutoCloseable {
    private final Credentials credentials;
    private final Clock clock;
    private final Behaviour behaviour = new Behaviour();
    private final Faults faults = new Faults(this::resumeListening);
    private final RequestLog log = new RequestLog();
    private final Keyring keys;
    private final Service service;
    private final HttpListener listener;
    private volatile Account account;

    private TwilioSimulator(Credentials credentials, int port, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
        this.keys = new Keyring(credentials);
        this.account = new Account(credentials.accountSid(), clock, behaviour);
        this.service = new Service(account, behaviour, faults, keys, log, clock);
        ControlRoutes control = new ControlRoutes(this);
        try {
            this.listener = new HttpListener(
                    port,
                    request -> request.target().startsWith(ControlRoutes.ROOT)
                            ? control.handle(request)
                            : service.handle(request));
        } catch (IOException e) {
            throw new UncheckedIOException("the Twilio simulator cannot listen on port " + port, e);
        }
    }

    /** An empty account with {@link Credentials#sample()} on a free port. */
    public static TwilioSimulator start() {
        return start(Credentials.sample());
    }

    /** An empty account with these credentials on a free port. */
    public static TwilioSimulator start(Credentials credentials) {
        return start(credentials, 0, Clock.systemUTC());
    }

    /**
     * An empty account.
     *
     * @param port the port; 0: a free one
     * @param clock tells the dates of resources and when a lag is over; a test may step it
     */
    public static TwilioSimulator start(Credentials credentials, int port, Clock clock) {
        return new TwilioSimulator(credentials, port, clock);
    }

    /** Where it listens: {@code http://127.0.0.1:49152}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    /** How many connections have been made to it; a client that keeps its connections needs few. */
    public int connections() {
        return listener.accepted();
    }

    /** What opens the account. */
    public Credentials credentials() {
        return credentials;
    }

    /** How it behaves where Twilio is slow, configurable or undocumented. */
    public Behaviour behaviour() {
        return behaviour;
    }

    /** Lists and fetches show a write only after so long. */
    public TwilioSimulator readLag(Duration lag) {
        behaviour.readLag(lag);
        return this;
    }

    /** The faults that are switched on. */
    public Faults faults() {
        return faults;
    }

    /** A fault for the first request the predicate accepts; short for {@code faults().on(fits).give(fault)}. */
    public FaultRule onRequest(Predicate<ApiRequest> fits, Fault fault) {
        return faults.on(fits).give(fault);
    }

    /** Puts things there that were there before. */
    public Seed seed() {
        return new Seed(() -> account);
    }

    /** All the account holds now. */
    public AccountState account() {
        Account current = account;
        synchronized (current) {
            return AccountState.of(current);
        }
    }

    /** All requests to Twilio (not to the control interface), in the order they were answered. */
    public List<LoggedRequest> requests() {
        return log.all();
    }

    /** Forgets the requests; the numbering starts at 1 again. */
    public void clearRequests() {
        log.clear();
    }

    /** Lets a further API key in. */
    public void addKey(String apiKeySid, String secret) {
        keys.put(apiKeySid, secret);
    }

    /** Shuts an API key (or, by the account's SID, its token) out: 401 with code 20003. */
    public void revokeKey(String apiKeySid) {
        keys.remove(apiKeySid);
    }

    /** Refuses connections ("connection refused") until {@link #resumeListening()}. */
    public void stopListening() {
        listener.pause();
    }

    /** Takes connections again. */
    public void resumeListening() {
        listener.resume();
    }

    /** An empty account, no faults, default behaviour, the first credentials, an empty log. */
    public void reset() {
        faults.clear();
        behaviour.reset();
        keys.reset(credentials);
        log.clear();
        account = new Account(credentials.accountSid(), clock, behaviour);
        service.replaceAccount(account);
    }

    @Override
    public void close() {
        listener.close();
    }
}
