package io.cloudconnect.trunk.function;

import io.cloudconnect.twilio.simulator.Fault;
import io.cloudconnect.twilio.simulator.TwilioSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that goes wrong with one request.
 *
 * @param reason what a failure it causes must name: Twilio's code or what was met, and the remedy
 */
record Trouble(String name, String reason, Brew brew) {
    private static final String UNREACHABLE = "(no connection to|no usable answer from) Twilio.*deploy again.*";

    /** Switches the trouble on; it strikes the n-th request from now. */
    interface Brew {
        void on(TwilioSimulator twilio, int nth);
    }

    @Override
    public String toString() {
        return name;
    }

    /** The process dies before its n-th request: nothing more is sent. */
    static void crash(TwilioSimulator twilio, int nth) {
        twilio.faults().onRequest(nth).always().give(Fault.resetBeforeCommit());
    }

    static List<Trouble> all() {
        String throttled = "20429, HTTP 429.*deploy again.*";
        List<Trouble> all = new ArrayList<>();
        all.add(one("refused connections", UNREACHABLE, () -> Fault.outage(Duration.ofMillis(10))));
        all.add(one("silence before", UNREACHABLE, Fault::silenceBeforeCommit));
        all.add(one("silence after", UNREACHABLE, Fault::silenceAfterCommit));
        all.add(one("reset before", UNREACHABLE, Fault::resetBeforeCommit));
        all.add(one("reset after", UNREACHABLE, Fault::resetAfterCommit));
        all.add(one("broken body", UNREACHABLE, Fault::brokenBody));
        all.add(one("truncated JSON", UNREACHABLE, Fault::truncatedJson));
        all.add(one("429", throttled, Fault::tooManyRequests));
        all.add(one("429 at once", throttled, () -> Fault.tooManyRequests("0")));
        all.add(one("429 nonsense", throttled, () -> Fault.tooManyRequests("-1 fortnight")));
        all.add(one("429 absurd", throttled, () -> Fault.tooManyRequests("86400000000")));
        all.add(one("429 date", throttled, () -> Fault.tooManyRequests("Wed, 21 Oct 2037 07:28:00 GMT")));
        all.add(new Trouble("429 from here on", throttled, (twilio, nth) -> twilio.faults()
                .onRequest(nth)
                .always()
                .give(Fault.tooManyRequests("86400000000"))));
        all.add(one("500", "20500, HTTP 500.*status.twilio.com.*", () -> Fault.serverError(500)));
        all.add(one("500 after", "20500, HTTP 500.*status.twilio.com.*", () -> Fault.serverError(500).afterCommit()));
        all.add(one("502 HTML", "HTTP 502.*status.twilio.com.*", () -> Fault.html(502)));
        all.add(one("503 HTML after", "HTTP 503.*status.twilio.com.*", () -> Fault.html(503).afterCommit()));
        all.add(one("503", "20503, HTTP 503.*status.twilio.com.*", () -> Fault.serverError(503)));
        all.add(one("401", "(20003, )?HTTP 401.*check accountSid, apiKeySid.*", Fault::unauthorized));
        all.add(one("403", "20003, HTTP 403.*check accountSid, apiKeySid.*", Fault::forbidden));
        all.add(one("404", "20404, HTTP 404.*check the SIDs.*", Fault::notFound));
        all.add(one("21245", "21245, HTTP 400.*check trunk.domain.*", () -> Fault.badRequest(21245)));
        all.add(one("21248", "21248, HTTP 400.*choose another trunk.domain.*", () -> Fault.badRequest(21248)));
        all.add(one("409 21248", "21248, HTTP 409.*choose another trunk.domain.*", () -> Fault.error(409, 21248, "Conflict")));
        all.add(one("400", "20001, HTTP 400.*correct the value.*", () -> Fault.badRequest(20001)));
        all.add(new Trouble("killed before", UNREACHABLE, Trouble::crash));
        all.add(new Trouble("killed right after", UNREACHABLE, (twilio, nth) -> {
            twilio.faults().onRequest(nth).give(Fault.resetAfterCommit());
            // a rule does not count the request that the rule before it has struck
            crash(twilio, nth);
        }));
        return all;
    }

    private static Trouble one(String name, String reason, Supplier<Fault> fault) {
        return new Trouble(name, reason, (twilio, nth) -> twilio.faults().onRequest(nth).give(fault.get()));
    }
}
