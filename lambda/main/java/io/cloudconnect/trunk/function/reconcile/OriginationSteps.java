package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.function.twilio.OriginationEntry;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where calls go: a URL with a new target comes in before the old one goes, a change of anything else is made in place.
 */
final class OriginationSteps {
    private static final int MOST_URLS = 10;

    private final TwilioAccount account;
    private final Settling settling;
    private final DesiredTrunk desired;
    private final ActualTrunk actual;
    private final List<TrunkStep> adding = new ArrayList<>();
    private final List<TrunkStep> removing = new ArrayList<>();

    OriginationSteps(TwilioAccount account, Settling settling, DesiredTrunk desired, ActualTrunk actual) {
        this.account = account;
        this.settling = settling;
        this.desired = desired;
        this.actual = actual;
        urls();
    }

    /** What gives calls a further way, or a way another order. */
    List<TrunkStep> adding() {
        return adding;
    }

    /** What takes a way from calls; runs last. */
    List<TrunkStep> removing() {
        return removing;
    }

    private void urls() {
        List<OriginationEntry> missing = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (OriginationEntry wanted : desired.urls()) {
            Optional<OriginationEntry> found = ours(actual.urls(), wanted.sipUrl());
            if (found.isEmpty()) {
                missing.add(wanted);
                continue;
            }
            kept.add(found.get().sid());
            if (!same(found.get(), wanted)) {
                adding.add(update(found.get(), wanted));
            }
        }
        Deque<OriginationEntry> obsolete = new ArrayDeque<>(actual.urls().stream()
                .filter(url -> desired.marker().isOn(url.friendlyName()))
                .filter(url -> !kept.contains(url.sid()))
                .toList());
        int room = MOST_URLS - actual.urls().size();
        for (OriginationEntry wanted : missing) {
            if (room <= 0 && !obsolete.isEmpty()) {
                // a full trunk: the old URL has to make room
                adding.add(remove(obsolete.poll()));
                room++;
            }
            adding.add(create(wanted));
            room--;
        }
        obsolete.forEach(url -> removing.add(remove(url)));
    }

    private TrunkStep create(OriginationEntry wanted) {
        return TrunkStep.of("create origination URL", wanted.sipUrl(), progress -> settling.create(
                        () -> ours(account.originationUrls().on(progress.trunk()), wanted.sipUrl()),
                        () -> account.originationUrls().create(progress.trunk(), wanted))
                .sid());
    }

    private TrunkStep update(OriginationEntry found, OriginationEntry wanted) {
        return TrunkStep.of("update origination URL", wanted.sipUrl(), progress -> {
            settling.repeat(() -> account.originationUrls().update(progress.trunk(), found.sid(), wanted));
            return found.sid();
        });
    }

    private TrunkStep remove(OriginationEntry url) {
        return TrunkStep.of("delete origination URL", url.sipUrl(), progress -> {
            account.originationUrls().delete(progress.trunk(), url.sid());
            return url.sid();
        });
    }

    private Optional<OriginationEntry> ours(List<OriginationEntry> urls, String sipUrl) {
        return urls.stream()
                .filter(url -> url.sipUrl().equals(sipUrl) && desired.marker().isOn(url.friendlyName()))
                .findFirst();
    }

    private static boolean same(OriginationEntry found, OriginationEntry wanted) {
        return found.friendlyName().equals(wanted.friendlyName())
                && found.priority() == wanted.priority()
                && found.weight() == wanted.weight()
                && found.enabled() == wanted.enabled();
    }
}
