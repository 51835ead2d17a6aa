package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.function.twilio.AccessList;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import io.cloudconnect.trunk.function.twilio.TwilioTrunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads what Twilio has of a trunk; Twilio filters none of these lists, so whole lists are read, once each. */
final class ActualTrunkReader {
    private final TwilioAccount account;

    ActualTrunkReader(TwilioAccount account) {
        this.account = account;
    }

    /**
     * @param knownSid the trunk this resource had so far
     * @throws TrunkFailure where a trunk stands in the way that is not ours
     */
    ActualTrunk read(DesiredTrunk desired, PreviousTrunk previous, Optional<String> knownSid) {
        if (desired.isImported()) {
            return subordinates(desired, previous, imported(desired), List.of(), true);
        }
        Optional<TwilioTrunk> known = knownSid.flatMap(account.trunks()::get);
        if (known.isPresent()) {
            return subordinates(desired, previous, known.get(), List.of(), false);
        }
        List<TwilioTrunk> trunks = account.trunks().all();
        List<TwilioTrunk> ours =
                marked(trunks, desired.marker(), desired.properties().domainName());
        if (ours.isEmpty()) {
            refuseForeign(trunks, desired);
            return new ActualTrunk(
                            Optional.empty(),
                            List.of(),
                            ownLists(desired.marker(), List.of(), true),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of())
                    .withEntries(account);
        }
        List<TwilioTrunk> duplicates = ours.subList(1, ours.size());
        duplicates.forEach(this::refuseUsed);
        return subordinates(desired, previous, ours.get(0), duplicates, true);
    }

    /** Trunks with our marker; the one to keep first: it has the domain, and it is the oldest. */
    static List<TwilioTrunk> marked(List<TwilioTrunk> trunks, Marker marker, String domainName) {
        return trunks.stream()
                .filter(trunk -> marker.isOn(trunk.settings().friendlyName()))
                .sorted(Comparator.comparing((TwilioTrunk trunk) ->
                                !trunk.settings().domainName().equals(domainName))
                        .thenComparing(TwilioTrunk::created)
                        .thenComparing(TwilioTrunk::sid))
                .toList();
    }

    private TwilioTrunk imported(DesiredTrunk desired) {
        String sid = desired.properties().trunkSid().orElseThrow();
        String domain = desired.properties().domainName();
        TwilioTrunk trunk = account.trunks()
                .get(sid)
                .orElseThrow(() -> new TrunkFailure("the trunk " + sid
                        + " does not exist in this account; correct trunkSid, or leave it out to have a trunk made"));
        String found = trunk.settings().domainName();
        if (!found.isEmpty() && !found.equals(domain)) {
            throw new TrunkFailure("the trunk " + sid + " has the domain " + found + ", the site says " + domain
                    + "; an existing trunk's domain is not changed: correct trunk.domain");
        }
        return trunk;
    }

    private static void refuseForeign(List<TwilioTrunk> trunks, DesiredTrunk desired) {
        String domain = desired.properties().domainName();
        trunks.stream()
                .filter(trunk -> trunk.settings().domainName().equals(domain))
                .findFirst()
                .ifPresent(trunk -> {
                    throw new TrunkFailure("the domain " + domain + " is on the trunk " + trunk.sid() + " (\""
                            + trunk.settings().friendlyName()
                            + "\") of this account, which this stack did not make; choose another trunk.domain, or set"
                            + " trunkSid to configure that trunk without owning it");
                });
    }

    private void refuseUsed(TwilioTrunk duplicate) {
        boolean empty = account.numbers().on(duplicate.sid()).isEmpty()
                && account.originationUrls().on(duplicate.sid()).isEmpty()
                && account.accessLists().on(duplicate.sid()).isEmpty()
                && account.credentialLists().on(duplicate.sid()).isEmpty();
        if (!empty) {
            throw new TrunkFailure("a second trunk, " + duplicate.sid() + " (\""
                    + duplicate.settings().friendlyName()
                    + "\"), carries this stack's marker and is in use; remove the marker from its name, or empty it, and"
                    + " deploy again");
        }
    }

    private ActualTrunk subordinates(
            DesiredTrunk desired,
            PreviousTrunk previous,
            TwilioTrunk trunk,
            List<TwilioTrunk> duplicates,
            boolean firstTime) {
        List<AccessList> associated = account.accessLists().on(trunk.sid());
        boolean wantsList = !desired.properties().allowedAddresses().isEmpty();
        boolean found = associated.stream().anyMatch(list -> desired.marker().isOn(list.friendlyName()));
        boolean credentials = !desired.properties().credentialLists().isEmpty()
                || !previous.credentialLists().isEmpty();
        return new ActualTrunk(
                        Optional.of(trunk),
                        duplicates,
                        ownLists(desired.marker(), associated, firstTime || wantsList && !found),
                        List.of(),
                        associated,
                        credentials ? account.credentialLists().on(trunk.sid()) : List.of(),
                        account.originationUrls().on(trunk.sid()),
                        account.numbers().on(trunk.sid()))
                .withEntries(account);
    }

    private List<AccessList> ownLists(Marker marker, List<AccessList> associated, boolean wholeAccount) {
        List<AccessList> ours = new ArrayList<>(associated.stream()
                .filter(list -> marker.isOn(list.friendlyName()))
                .toList());
        if (wholeAccount) {
            account.accessLists().all().stream()
                    .filter(list -> marker.isOn(list.friendlyName()))
                    .filter(list -> ours.stream().noneMatch(known -> known.sid().equals(list.sid())))
                    .forEach(ours::add);
        }
        return ours;
    }
}
