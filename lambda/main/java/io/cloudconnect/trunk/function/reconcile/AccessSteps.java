package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.contract.TrunkProperties.AllowedAddress;
import io.cloudconnect.trunk.function.twilio.AccessEntry;
import io.cloudconnect.trunk.function.twilio.AccessList;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who may send calls to the trunk: our own access control list, filled before it is associated, and existing lists. */
final class AccessSteps {
    private static final int MOST_ENTRIES = 100;

    private final TwilioAccount account;
    private final Settling settling;
    private final DesiredTrunk desired;
    private final PreviousTrunk previous;
    private final ActualTrunk actual;
    private final List<TrunkStep> adding = new ArrayList<>();
    private final List<TrunkStep> removing = new ArrayList<>();

    AccessSteps(
            TwilioAccount account,
            Settling settling,
            DesiredTrunk desired,
            PreviousTrunk previous,
            ActualTrunk actual) {
        this.account = account;
        this.settling = settling;
        this.desired = desired;
        this.previous = previous;
        this.actual = actual;
        boolean wanted = !desired.properties().allowedAddresses().isEmpty();
        if (wanted) {
            ownList();
            entries();
        }
        actual.ownLists().stream().skip(wanted ? 1 : 0).forEach(this::removeList);
        existingLists();
        existingCredentials();
    }

    /** What lets more callers in. */
    List<TrunkStep> adding() {
        return adding;
    }

    /** What shuts callers out; runs last. */
    List<TrunkStep> removing() {
        return removing;
    }

    private void ownList() {
        String name = desired.listName();
        if (actual.ownList().isEmpty()) {
            adding.add(TrunkStep.of("create access control list", name, progress -> {
                AccessList list = settling.create(
                        () -> account.accessLists().all().stream()
                                .filter(candidate -> desired.marker().isOn(candidate.friendlyName()))
                                .findFirst(),
                        () -> account.accessLists().create(name));
                progress.accessList(list.sid());
                return list.sid();
            }));
        } else if (!actual.ownList().get().friendlyName().equals(name)) {
            adding.add(TrunkStep.of("rename access control list", name, progress -> {
                settling.repeat(() -> account.accessLists().rename(progress.accessList(), name));
                return progress.accessList();
            }));
        }
    }

    private void entries() {
        List<AllowedAddress> missing = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (AllowedAddress wanted : desired.properties().allowedAddresses()) {
            String name = desired.marker().on(wanted.name());
            actual.entries().stream()
                    .filter(entry -> entry.cidr().equals(wanted.cidr()))
                    .filter(entry -> desired.marker().isOn(entry.friendlyName()))
                    .findFirst()
                    .ifPresentOrElse(
                            entry -> {
                                kept.add(entry.sid());
                                if (!entry.friendlyName().equals(name)) {
                                    adding.add(renameEntry(entry, name));
                                }
                            },
                            () -> missing.add(wanted));
        }
        Deque<AccessEntry> obsolete = new ArrayDeque<>(actual.entries().stream()
                .filter(entry -> desired.marker().isOn(entry.friendlyName()))
                .filter(entry -> !kept.contains(entry.sid()))
                .toList());
        int room = MOST_ENTRIES - actual.entries().size();
        for (AllowedAddress wanted : missing) {
            if (room <= 0 && !obsolete.isEmpty()) {
                // a full list: the old entry has to make room
                adding.add(removeEntry(obsolete.poll()));
                room++;
            }
            adding.add(addEntry(wanted));
            room--;
        }
        if (actual.ownList().isEmpty() || !isAssociated(actual.ownList().get().sid())) {
            adding.add(TrunkStep.of("associate access control list", desired.listName(), progress -> {
                associate(progress.trunk(), progress.accessList());
                return progress.accessList();
            }));
        }
        obsolete.forEach(entry -> removing.add(removeEntry(entry)));
    }

    private TrunkStep addEntry(AllowedAddress wanted) {
        String name = desired.marker().on(wanted.name());
        return TrunkStep.of("allow address", wanted.cidr(), progress -> settling.create(
                        () -> account.accessLists().entries(progress.accessList()).stream()
                                .filter(entry -> entry.cidr().equals(wanted.cidr()))
                                .filter(entry -> desired.marker().isOn(entry.friendlyName()))
                                .findFirst(),
                        () -> account.accessLists().createEntry(progress.accessList(), name, wanted.cidr()))
                .sid());
    }

    private TrunkStep renameEntry(AccessEntry entry, String name) {
        return TrunkStep.of("rename address", entry.cidr(), progress -> {
            settling.repeat(() -> account.accessLists().renameEntry(progress.accessList(), entry.sid(), name));
            return entry.sid();
        });
    }

    private TrunkStep removeEntry(AccessEntry entry) {
        return TrunkStep.of("disallow address", entry.cidr(), progress -> {
            account.accessLists().deleteEntry(progress.accessList(), entry.sid());
            return entry.sid();
        });
    }

    private void removeList(AccessList list) {
        if (isAssociated(list.sid())) {
            removing.add(TrunkStep.of("dissociate access control list", list.friendlyName(), progress -> {
                account.accessLists().dissociate(progress.trunk(), list.sid());
                return list.sid();
            }));
        }
        removing.add(deleteList(account, list));
    }

    static TrunkStep deleteList(TwilioAccount account, AccessList list) {
        return TrunkStep.of("delete access control list", list.friendlyName(), progress -> {
            account.accessLists().entries(list.sid()).forEach(entry -> account.accessLists()
                    .deleteEntry(list.sid(), entry.sid()));
            account.accessLists().delete(list.sid());
            return list.sid();
        });
    }

    private void existingLists() {
        List<String> wanted = desired.properties().accessControlLists();
        for (String sid : wanted) {
            if (!isAssociated(sid)) {
                adding.add(TrunkStep.of("associate access control list", sid, progress -> {
                    associate(progress.trunk(), sid);
                    return sid;
                }));
            }
        }
        actual.associatedLists().stream()
                .map(AccessList::sid)
                .filter(sid -> previous.accessControlLists().contains(sid) && !wanted.contains(sid))
                .forEach(sid -> removing.add(TrunkStep.of("dissociate access control list", sid, progress -> {
                    account.accessLists().dissociate(progress.trunk(), sid);
                    return sid;
                })));
    }

    private void existingCredentials() {
        List<String> wanted = desired.properties().credentialLists();
        List<String> associated =
                actual.associatedCredentials().stream().map(AccessList::sid).toList();
        for (String sid : wanted) {
            if (!associated.contains(sid)) {
                adding.add(TrunkStep.of("associate credential list", sid, progress -> {
                    Planner.associate(
                            settling,
                            () -> account.credentialLists().associate(progress.trunk(), sid),
                            () -> has(account.credentialLists().on(progress.trunk()), sid));
                    return sid;
                }));
            }
        }
        associated.stream()
                .filter(sid -> previous.credentialLists().contains(sid) && !wanted.contains(sid))
                .forEach(sid -> removing.add(TrunkStep.of("dissociate credential list", sid, progress -> {
                    account.credentialLists().dissociate(progress.trunk(), sid);
                    return sid;
                })));
    }

    private void associate(String trunkSid, String listSid) {
        Planner.associate(
                settling,
                () -> account.accessLists().associate(trunkSid, listSid),
                () -> has(account.accessLists().on(trunkSid), listSid));
    }

    private boolean isAssociated(String sid) {
        return has(actual.associatedLists(), sid);
    }

    private static boolean has(List<AccessList> lists, String sid) {
        return lists.stream().anyMatch(list -> list.sid().equals(sid));
    }
}
