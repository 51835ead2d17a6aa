package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.function.twilio.AccessList;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import io.cloudconnect.trunk.function.twilio.TwilioTrunk;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings a Twilio account to what a site wants, and takes it away again.
 *
 * <p>{@link #plan} alone reads and changes nothing: the dry run.
 */
public final class TrunkReconciler {
    /** How often the log is told the progress of many like steps, unless said otherwise. */
    public static final Duration BETWEEN_TELLINGS = Duration.ofSeconds(5);

    private static final int PLANS = 3;

    private final TwilioAccount account;
    private final Settling settling;
    private final PlanExecution execution;

    public TrunkReconciler(TwilioAccount account, Settling settling, StepLog log) {
        this(account, settling, log, BETWEEN_TELLINGS);
    }

    /** @param betweenTellings how often the log is told the progress of many like steps */
    public TrunkReconciler(TwilioAccount account, Settling settling, StepLog log, Duration betweenTellings) {
        this.account = account;
        this.settling = settling;
        this.execution = new PlanExecution(account, log, betweenTellings);
    }

    /**
     * What would be done.
     *
     * @param knownSid the trunk the resource has so far
     * @throws TrunkFailure where the wish cannot be met
     */
    public TrunkPlan plan(DesiredTrunk desired, PreviousTrunk previous, Optional<String> knownSid) {
        AccountNumbers numbers = AccountNumbers.of(account, desired, knownSid);
        ActualTrunk actual = new ActualTrunkReader(account).read(desired, previous, knownSid);
        return new Planner(account, settling, numbers).plan(desired, previous, actual);
    }

    /** What would be removed. */
    public TrunkPlan plan(Removal removal) {
        return removal.plan(account, settling);
    }

    /**
     * Does it.
     *
     * @param progress tells the trunk's SID as soon as there is one, also when this call fails later
     */
    public void reconcile(DesiredTrunk desired, PreviousTrunk previous, Optional<String> knownSid, Progress progress) {
        ActualTrunkReader reader = new ActualTrunkReader(account);
        Planner planner = new Planner(account, settling, AccountNumbers.of(account, desired, knownSid));
        Optional<String> sid = knownSid;
        for (int attempt = 1; attempt <= PLANS; attempt++) {
            ActualTrunk actual = reader.read(desired, previous, sid);
            actual.trunk().map(TwilioTrunk::sid).ifPresent(progress::trunk);
            actual.ownList().map(AccessList::sid).ifPresent(progress::accessList);
            if (execution.run(planner.plan(desired, previous, actual), progress)) {
                return;
            }
            sid = progress.trunkSid();
        }
        throw new TrunkFailure("the trunk appears and disappears while it is configured; deploy again in a minute");
    }

    /** Removes what is ours; what is gone already counts as removed. */
    public void remove(Removal removal) {
        execution.run(removal.plan(account, settling), new Progress());
    }
}
