package io.cloudconnect.twilio.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that goes wrong with one request. A fault strikes before Twilio has carried the request out, unless its
 * name or {@link #afterCommit()} says otherwise.
 *
 * <pre>{@code
 * twilio.faults().on("POST", "/v1/Trunks").nth(2).give(Fault.resetAfterCommit());
 * }</pre>
 */
public final class Fault {
    private static final Duration LONG = Duration.ofMinutes(15);

    private final String name;
    private final boolean afterCommit;
    private final Function<Supplier<Answer>, Outcome> effect;

    private Fault(String name, boolean afterCommit, Function<Supplier<Answer>, Outcome> effect) {
        this.name = name;
        this.afterCommit = afterCommit;
        this.effect = effect;
    }

    /** The connection is reset before Twilio has carried the request out. */
    public static Fault resetBeforeCommit() {
        return new Fault("reset-before-commit", false, answer -> new Outcome.Reset());
    }

    /** Twilio carries the request out, then the connection is reset instead of answered. */
    public static Fault resetAfterCommit() {
        return new Fault("reset-after-commit", true, answer -> new Outcome.Reset());
    }

    /**
     * The connection is reset and Twilio refuses new ones ("connection refused") for a while. Other connections are
     * reset with it.
     */
    public static Fault outage(Duration length) {
        return new Fault("outage", false, answer -> new Outcome.Outage(length));
    }

    /** No answer before the client's time-out; Twilio has not carried the request out. */
    public static Fault silenceBeforeCommit() {
        return new Fault("silence-before-commit", false, answer -> new Outcome.Silence(LONG));
    }

    /** No answer before the client's time-out, although Twilio has carried the request out. */
    public static Fault silenceAfterCommit() {
        return new Fault("silence-after-commit", true, answer -> new Outcome.Silence(LONG));
    }

    /** 429 with Twilio's code 20429 and without {@code Retry-After}. */
    public static Fault tooManyRequests() {
        return answering(
                "too-many-requests", () -> TwilioError.tooManyRequests().answer());
    }

    /** 429 with Twilio's code 20429 and this {@code Retry-After}, whatever it says: seconds, a date, nonsense. */
    public static Fault tooManyRequests(String retryAfter) {
        return answering(
                "too-many-requests",
                () -> TwilioError.tooManyRequests().answer().with("Retry-After", retryAfter));
    }

    /** 500, 502 or 503 with Twilio's JSON error body (code 20500 and the like). */
    public static Fault serverError(int status) {
        return error(status, 20000 + status, "Internal Server Error");
    }

    /** A gateway's HTML page instead of JSON. */
    public static Fault html(int status) {
        String page = "<html><body><h1>" + status + " upstream unavailable</h1></body></html>";
        return answering("html-" + status, () -> Answer.html(status, page));
    }

    /** Twilio carries the request out; the answer's head is whole, its JSON stops half-way. */
    public static Fault truncatedJson() {
        return new Fault(
                "truncated-json", true, answer -> new Outcome.Reply(answer.get().halved()));
    }

    /** Twilio carries the request out; the connection breaks in the middle of the answer's body. */
    public static Fault brokenBody() {
        return new Fault("broken-body", true, answer -> new Outcome.CutShort(answer.get()));
    }

    /** 401 with code 20003. */
    public static Fault unauthorized() {
        return answering("unauthorized", () -> TwilioError.authentication().answer());
    }

    /** 403 with code 20003. */
    public static Fault forbidden() {
        return answering("forbidden", () -> TwilioError.forbidden().answer());
    }

    /** 404 with code 20404. */
    public static Fault notFound() {
        return error(404, 20404, "The requested resource was not found");
    }

    /** 400 with this code of Twilio's, for example 21245 or 21248. */
    public static Fault badRequest(int code) {
        return error(400, code, "Simulated error " + code);
    }

    /** Any HTTP status with any code of Twilio's. */
    public static Fault error(int status, int code, String message) {
        return answering("error-" + status + "-" + code, () -> new TwilioError(status, code, message).answer());
    }

    /** The same fault, but Twilio has carried the request out when it strikes. */
    public Fault afterCommit() {
        return new Fault(name, true, effect);
    }

    /** As it appears in the request log. */
    public String name() {
        return name;
    }

    boolean strikesAfterCommit() {
        return afterCommit;
    }

    /** What the client sees; {@code answer} is Twilio's own, where there is one. */
    Outcome strike(Supplier<Answer> answer) {
        return effect.apply(answer);
    }

    /** A fault by its name in the control interface; empty: no such name. */
    static Optional<Fault> named(String name, int status, int code, String retryAfter, Duration length) {
        return Optional.ofNullable(
                switch (name) {
                    case "reset-before-commit" -> resetBeforeCommit();
                    case "reset-after-commit" -> resetAfterCommit();
                    case "outage" -> outage(length);
                    case "silence-before-commit" -> silenceBeforeCommit();
                    case "silence-after-commit" -> silenceAfterCommit();
                    case "too-many-requests" -> retryAfter.isEmpty() ? tooManyRequests() : tooManyRequests(retryAfter);
                    case "server-error" -> serverError(status == 0 ? 500 : status);
                    case "html" -> html(status == 0 ? 503 : status);
                    case "truncated-json" -> truncatedJson();
                    case "broken-body" -> brokenBody();
                    case "unauthorized" -> unauthorized();
                    case "forbidden" -> forbidden();
                    case "not-found" -> notFound();
                    case "error" -> error(status == 0 ? 400 : status, code, "Simulated error " + code);
                    default -> null;
                });
    }

    @Override
    public String toString() {
        return name;
    }

    private static Fault answering(String name, Supplier<Answer> answer) {
        return new Fault(name, false, own -> new Outcome.Reply(answer.get()));
    }
}
