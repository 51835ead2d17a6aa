package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.contract.TrunkProperties.Recording;
import io.cloudconnect.trunk.contract.TrunkProperties.RecordingMode;
import io.cloudconnect.trunk.contract.TrunkProperties.RecordingTrim;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import io.cloudconnect.trunk.function.twilio.TwilioRefusal;
import io.cloudconnect.trunk.function.twilio.TwilioTrunk;
import io.cloudconnect.trunk.function.twilio.TwilioTrunk.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The trunk itself and its recording. */
final class SettingsSteps {
    private static final Recording FRESH = new Recording(RecordingMode.DO_NOT_RECORD, RecordingTrim.DO_NOT_TRIM);
    private static final int DOMAIN_TAKEN = 21248;

    private final TwilioAccount account;
    private final Settling settling;
    private final DesiredTrunk desired;
    private final ActualTrunk actual;

    SettingsSteps(TwilioAccount account, Settling settling, DesiredTrunk desired, ActualTrunk actual) {
        this.account = account;
        this.settling = settling;
        this.desired = desired;
        this.actual = actual;
    }

    /** The trunk itself, first of all. */
    List<TrunkStep> trunk() {
        List<TrunkStep> steps = new ArrayList<>();
        String domain = desired.properties().domainName();
        Optional<Settings> found = actual.trunk().map(TwilioTrunk::settings);
        Settings wanted = desired.settings(found);
        if (found.isEmpty()) {
            steps.add(TrunkStep.of("create trunk", domain, progress -> create(wanted, progress)));
        }
        for (TwilioTrunk duplicate : actual.duplicates()) {
            steps.add(TrunkStep.of("delete empty duplicate trunk", duplicate.sid(), progress -> {
                account.trunks().delete(duplicate.sid());
                return duplicate.sid();
            }));
        }
        if (found.isPresent() && !found.get().equals(wanted)) {
            steps.add(TrunkStep.of("update trunk", domain, progress -> {
                settling.repeat(() -> account.trunks().update(progress.trunk(), wanted));
                return progress.trunk();
            }));
        }
        return steps;
    }

    /** A resource of its own at Twilio. */
    List<TrunkStep> recording() {
        Recording recording = desired.properties().recording();
        Optional<Recording> recorded =
                actual.trunk().isEmpty() ? Optional.of(FRESH) : actual.trunk().flatMap(TwilioTrunk::recording);
        if (recorded.equals(Optional.of(recording))) {
            return List.of();
        }
        return List.of(TrunkStep.of("set recording", recording.mode().wire(), progress -> {
            settling.repeat(() -> account.trunks().record(progress.trunk(), recording));
            return progress.trunk();
        }));
    }

    private String create(Settings wanted, Progress progress) {
        try {
            TwilioTrunk trunk =
                    settling.create(() -> ours(wanted), () -> account.trunks().create(wanted));
            progress.trunk(trunk.sid());
        } catch (TwilioRefusal refusal) {
            if (!refusal.is(DOMAIN_TAKEN)) {
                throw refusal;
            }
            progress.adopted(orphan(wanted).orElseThrow(() -> taken(refusal)).sid());
        }
        return progress.trunk();
    }

    private Optional<TwilioTrunk> ours(Settings wanted) {
        return ActualTrunkReader.marked(account.trunks().all(), desired.marker(), wanted.domainName()).stream()
                .findFirst();
    }

    /** The domain may be taken by a trunk of ours that the list did not show yet. */
    private Optional<TwilioTrunk> orphan(Settings wanted) {
        return settling.await(() -> account.trunks().all().stream()
                        .filter(trunk -> trunk.settings().domainName().equals(wanted.domainName()))
                        .findFirst())
                .filter(trunk -> desired.marker().isOn(trunk.settings().friendlyName()));
    }

    private static TrunkFailure taken(TwilioRefusal refusal) {
        return new TrunkFailure(
                refusal.getMessage() + " (no trunk of this stack has it: it belongs to somebody else)", refusal);
    }
}
