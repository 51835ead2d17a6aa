package io.cloudconnect.twilio.simulator;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The faults that are switched on. Where several fit one request, the one switched on first strikes. */
public final class Faults {
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

    private final Runnable endOutage;

    /** @param endOutage takes connections again */
    Faults(Runnable endOutage) {
        this.endOutage = endOutage;
    }

    /** A fault for requests of a method ({@code *}: any) to a path; see {@link ApiRequest#matches}. */
    public FaultRule.Builder on(String method, String pathPattern) {
        return new FaultRule.Builder(this, method + " " + pathPattern, request -> request.matches(method, pathPattern));
    }

    /** A fault for requests a predicate accepts. */
    public FaultRule.Builder on(Predicate<ApiRequest> fits) {
        return new FaultRule.Builder(this, "a predicate", fits);
    }

    /** A fault for the n-th request counted from now, whatever it is. */
    public FaultRule.Builder onRequest(long n) {
        return new FaultRule.Builder(this, "any request", request -> true).nth(n);
    }

    /** The rules that stand, also those that have done their work. */
    public List<FaultRule> rules() {
        return List.copyOf(rules);
    }

    /** Switches all faults off, and ends an outage that lasts. */
    public void clear() {
        rules.clear();
        endOutage.run();
    }

    void add(FaultRule rule) {
        rules.add(rule);
    }

    /** The first rule that strikes wins; the rules after it do not count the request. */
    Optional<Fault> strike(ApiRequest request) {
        return rules.stream().filter(rule -> rule.strikes(request)).findFirst().map(FaultRule::fault);
    }
}
