package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.function.twilio.AccessList;
import io.cloudconnect.trunk.function.twilio.AccountNumber;
import io.cloudconnect.trunk.function.twilio.OriginationEntry;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import io.cloudconnect.trunk.function.twilio.TwilioTrunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is removed with the resource.
 *
 * @param marker how what belongs to this resource is known
 * @param trunkSid the trunk the physical id names; empty where it names none (CloudFormation's made-up ids)
 * @param imported true: the trunk is somebody else's and stays
 * @param domainName the trunk's termination domain, as far as known
 * @param attached what was attached by the last properties
 * @param releaseBought true: numbers this resource bought are given back
 */
public record Removal(
        Marker marker,
        Optional<String> trunkSid,
        boolean imported,
        String domainName,
        PreviousTrunk attached,
        boolean releaseBought) {

    /** The steps; what is gone already is no step, and no failure when it goes meanwhile. */
    TrunkPlan plan(TwilioAccount account, Settling settling) {
        List<Stage> stages = new ArrayList<>();
        if (imported) {
            trunkSid.flatMap(account.trunks()::get).ifPresent(trunk -> stages.add(leave(account, trunk)));
        } else {
            // a trunk made a moment ago may not be shown yet
            List<TwilioTrunk> trunks = settling.await(
                            () -> Optional.of(ours(account)).filter(found -> !found.isEmpty()))
                    .orElse(List.of());
            if (trunkSid.isPresent()
                    && trunks.stream().noneMatch(trunk -> trunk.sid().equals(trunkSid.get()))
                    && !trunks.isEmpty()) {
                // the named trunk is gone and an update made another one, which lives on with all that is ours
                return new TrunkPlan(List.of(), List.of());
            }
            for (TwilioTrunk trunk : trunks) {
                stages.add(empty(account, trunk.sid(), number -> true, url -> true, list -> true, list -> true));
                stages.add(Stage.inOrder(List.of(delete(account, trunk))));
            }
        }
        stages.add(Stage.inOrder(account.accessLists().all().stream()
                .filter(list -> marker.isOn(list.friendlyName()))
                .map(list -> AccessSteps.deleteList(account, list))
                .toList()));
        if (releaseBought) {
            stages.add(Stage.sideBySide(account.numbers().named(DesiredTrunk.boughtName(marker)).stream()
                    .map(number -> release(account, number))
                    .toList()));
        }
        return new TrunkPlan(stages, List.of());
    }

    /** Trunks with our marker, and the named one where somebody took the marker off but left the domain. */
    private List<TwilioTrunk> ours(TwilioAccount account) {
        List<TwilioTrunk> all =
                new ArrayList<>(ActualTrunkReader.marked(account.trunks().all(), marker, domainName));
        if (all.stream().noneMatch(trunk -> Optional.of(trunk.sid()).equals(trunkSid))) {
            trunkSid.flatMap(account.trunks()::get)
                    .filter(trunk -> marker.isOn(trunk.settings().friendlyName())
                            || trunk.settings().domainName().equals(domainName))
                    .ifPresent(all::add);
        }
        return all;
    }

    private static TrunkStep delete(TwilioAccount account, TwilioTrunk trunk) {
        return TrunkStep.of("delete trunk", trunk.settings().domainName(), progress -> {
            account.trunks().delete(trunk.sid());
            return trunk.sid();
        });
    }

    private static TrunkStep release(TwilioAccount account, AccountNumber number) {
        return TrunkStep.oneOfMany("release number", number.e164(), progress -> {
            account.numbers().release(number.sid());
            return number.sid();
        });
    }

    /** Takes our own things off a trunk that stays. */
    private Stage leave(TwilioAccount account, TwilioTrunk trunk) {
        String bought = DesiredTrunk.boughtName(marker);
        return empty(
                account,
                trunk.sid(),
                number -> attached.numbers().contains(number.e164())
                        || attached.numbers().contains(number.sid())
                        || number.friendlyName().equals(bought),
                url -> marker.isOn(url.friendlyName()),
                list -> marker.isOn(list.friendlyName())
                        || attached.accessControlLists().contains(list.sid()),
                list -> attached.credentialLists().contains(list.sid()));
    }

    private static Stage empty(
            TwilioAccount account,
            String sid,
            Predicate<AccountNumber> numbers,
            Predicate<OriginationEntry> urls,
            Predicate<AccessList> lists,
            Predicate<AccessList> credentials) {
        List<TrunkStep> steps = new ArrayList<>();
        account.numbers().on(sid).stream()
                .filter(numbers)
                .forEach(number -> steps.add(NumberPlanner.detach(account, sid, number)));
        account.originationUrls().on(sid).stream()
                .filter(urls)
                .forEach(url -> steps.add(TrunkStep.of("delete origination URL", url.sipUrl(), progress -> {
                    account.originationUrls().delete(sid, url.sid());
                    return url.sid();
                })));
        account.accessLists().on(sid).stream()
                .filter(lists)
                .forEach(list ->
                        steps.add(TrunkStep.of("dissociate access control list", list.friendlyName(), progress -> {
                            account.accessLists().dissociate(sid, list.sid());
                            return list.sid();
                        })));
        account.credentialLists().on(sid).stream()
                .filter(credentials)
                .forEach(list -> steps.add(TrunkStep.of("dissociate credential list", list.friendlyName(), progress -> {
                    account.credentialLists().dissociate(sid, list.sid());
                    return list.sid();
                })));
        return Stage.sideBySide(steps);
    }
}
