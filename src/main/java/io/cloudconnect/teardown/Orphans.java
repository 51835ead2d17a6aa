package io.cloudconnect.teardown;

import io.cloudconnect.teardown.Orphan.Fate;
import io.cloudconnect.teardown.aws.AwsAccount;
import io.cloudconnect.teardown.aws.AwsRemoval;
import io.cloudconnect.teardown.aws.TaggedResource;
import io.cloudconnect.trunk.function.reconcile.Marker;
import io.cloudconnect.trunk.function.reconcile.PreviousTrunk;
import io.cloudconnect.trunk.function.reconcile.Removal;
import io.cloudconnect.trunk.function.reconcile.Settling;
import io.cloudconnect.trunk.function.reconcile.StepLog;
import io.cloudconnect.trunk.function.reconcile.TrunkReconciler;
import io.cloudconnect.trunk.function.reconcile.TrunkStep;
import io.cloudconnect.trunk.function.twilio.Deadline;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a search found, and its removal: first what Twilio has, then what AWS has. */
public final class Orphans {
    private static final Duration TIME = Duration.ofMinutes(10);

    private final Map<Orphan, MarkedThing> atTwilio;
    private final Map<Orphan, TaggedResource> inAws;

    Orphans(Map<Orphan, MarkedThing> atTwilio, Map<Orphan, TaggedResource> inAws) {
        this.atTwilio = new LinkedHashMap<>(atTwilio);
        this.inAws = new LinkedHashMap<>(inAws);
    }

    /** All of them, those at Twilio first. */
    public List<Orphan> all() {
        List<Orphan> all = new ArrayList<>(atTwilio.keySet());
        all.addAll(inAws.keySet());
        return all;
    }

    /** Those with this fate. */
    public List<Orphan> of(Fate fate) {
        return all().stream().filter(orphan -> orphan.fate() == fate).toList();
    }

    /**
     * Removes those whose fate it is.
     *
     * @param releaseAddresses true: Elastic IPs as well
     * @param tell gets a line a step
     * @return what could not be removed, with the reason
     */
    public List<String> remove(TwilioSide twilio, AwsAccount aws, boolean releaseAddresses, Consumer<String> tell) {
        List<String> failures = new ArrayList<>(removeAtTwilio(twilio, tell));
        List<TaggedResource> wanted = inAws.entrySet().stream()
                .filter(entry -> entry.getKey().fate() == Fate.REMOVED
                        || entry.getKey().fate() == Fate.ADDRESS && releaseAddresses)
                .map(Map.Entry::getValue)
                .toList();
        failures.addAll(new AwsRemoval(aws, tell).remove(wanted));
        return failures;
    }

    private List<String> removeAtTwilio(TwilioSide twilio, Consumer<String> tell) {
        Set<Removal> removals = new LinkedHashSet<>();
        atTwilio.forEach((orphan, thing) -> {
            if (orphan.fate() == Fate.REMOVED) {
                thing.trunkSid().ifPresent(sid -> removals.add(removal(thing.marker(), Optional.of(sid))));
            }
        });
        atTwilio.forEach((orphan, thing) -> {
            if (orphan.fate() == Fate.REMOVED && thing.trunkSid().isEmpty()) {
                removals.add(removal(thing.marker(), Optional.empty()));
            }
        });
        List<String> failures = new ArrayList<>();
        Settling settling = new Settling(Deadline.in(TIME), Duration.ZERO, Duration.ofSeconds(1));
        TrunkReconciler reconciler = new TrunkReconciler(twilio.account(), settling, new Told(tell));
        for (Removal removal : removals) {
            try {
                reconciler.remove(removal);
            } catch (TrunkFailure failure) {
                failures.add("Twilio " + removal.marker() + ": " + failure.getMessage());
            }
        }
        return failures;
    }

    /** Numbers are detached and never released. */
    private static Removal removal(Marker marker, Optional<String> foreignTrunk) {
        return new Removal(marker, foreignTrunk, foreignTrunk.isPresent(), "", PreviousTrunk.none(), false);
    }

    private record Told(Consumer<String> tell) implements StepLog {
        @Override
        public void done(TrunkStep step, String sid, long millis, String requestId) {
            tell.accept("Twilio: " + step.name() + " " + step.subject());
        }

        @Override
        public void failed(TrunkStep step, long millis, String requestId, String reason) {
            tell.accept("Twilio: " + step.name() + " " + step.subject() + " failed: " + reason);
        }

        @Override
        public void progress(String name, int done, int all) {
            tell.accept("Twilio: " + name + " " + done + " of " + all);
        }

        @Override
        public void warning(String text) {
            tell.accept("Twilio: " + text);
        }
    }
}
