package io.cloudconnect.trunk.function.reconcile;

/**
 * One small change, idempotent.
 *
 * @param name what it does: {@code create origination URL}
 * @param subject to what, in words: a name, a number, a CIDR; never a secret
 * @param parallel true: may run at the same time as its parallel neighbours
 * @param told true: has a line of its own in the log, however many neighbours it has
 */
public record TrunkStep(String name, String subject, boolean parallel, boolean told, Action action) {

    /** Carries the step out. */
    @FunctionalInterface
    public interface Action {
        /** @return the SID of what was touched */
        String run(Progress progress);
    }

    static TrunkStep of(String name, String subject, Action action) {
        return new TrunkStep(name, subject, false, true, action);
    }

    static TrunkStep parallel(String name, String subject, Action action) {
        return new TrunkStep(name, subject, true, false, action);
    }

    TrunkStep alwaysTold() {
        return new TrunkStep(name, subject, parallel, true, action);
    }

    @Override
    public String toString() {
        return name + " " + subject;
    }
}
