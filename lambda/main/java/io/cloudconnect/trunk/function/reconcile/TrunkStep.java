package io.cloudconnect.trunk.function.reconcile;

/**
 * One small change, idempotent.
 *
 * @param name what it does: {@code create origination URL}
 * @param subject to what, in words: a name, a number, a CIDR; never a secret
 * @param told true: has a line of its own in the log, however many like it there are
 */
public record TrunkStep(String name, String subject, boolean told, Action action) {

    /** Carries the step out. */
    @FunctionalInterface
    public interface Action {
        /** @return the SID of what was touched */
        String run(Progress progress);
    }

    static TrunkStep of(String name, String subject, Action action) {
        return new TrunkStep(name, subject, true, action);
    }

    /** A step there may be thousands of. */
    static TrunkStep oneOfMany(String name, String subject, Action action) {
        return new TrunkStep(name, subject, false, action);
    }

    TrunkStep alwaysTold() {
        return new TrunkStep(name, subject, true, action);
    }

    @Override
    public String toString() {
        return name + " " + subject;
    }
}
