package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.function.twilio.AccessEntry;
import io.cloudconnect.trunk.function.twilio.AccessList;
import io.cloudconnect.trunk.function.twilio.AccountNumber;
import io.cloudconnect.trunk.function.twilio.OriginationEntry;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import io.cloudconnect.trunk.function.twilio.TwilioTrunk;
import java.util.List;
import java.util.Optional;

/**
 * What Twilio has.
 *
 * @param trunk empty where it is yet to be made
 * @param duplicates further trunks with our marker, with nothing on them
 * @param ownLists access control lists with our marker, the one in use first
 * @param entries of the first of our lists
 */
record ActualTrunk(
        Optional<TwilioTrunk> trunk,
        List<TwilioTrunk> duplicates,
        List<AccessList> ownLists,
        List<AccessEntry> entries,
        List<AccessList> associatedLists,
        List<AccessList> associatedCredentials,
        List<OriginationEntry> urls,
        List<AccountNumber> numbers) {

    Optional<AccessList> ownList() {
        return ownLists.stream().findFirst();
    }

    ActualTrunk withEntries(TwilioAccount account) {
        List<AccessEntry> read =
                ownList().map(list -> account.accessLists().entries(list.sid())).orElse(List.of());
        return new ActualTrunk(
                trunk, duplicates, ownLists, read, associatedLists, associatedCredentials, urls, numbers);
    }
}
