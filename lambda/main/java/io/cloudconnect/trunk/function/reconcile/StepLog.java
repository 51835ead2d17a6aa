package io.cloudconnect.trunk.function.reconcile;

/** Where the progress of a plan is told. Only these values ever reach a log. */
public interface StepLog {
    /** @param millis how long the step took */
    void done(TrunkStep step, String sid, long millis, String requestId);

    void failed(TrunkStep step, long millis, String requestId, String reason);

    /** Told every few seconds while many like steps run. */
    void progress(String name, int done, int all);

    void warning(String text);
}
