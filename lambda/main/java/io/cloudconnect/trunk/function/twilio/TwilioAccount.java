package io.cloudconnect.trunk.function.twilio;

import com.twilio.base.Reader;
import com.twilio.base.Resource;
import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumberReader;
import com.twilio.rest.api.v2010.account.availablephonenumbercountry.Local;
import com.twilio.rest.api.v2010.account.availablephonenumbercountry.LocalReader;
import com.twilio.rest.api.v2010.account.sip.ipaccesscontrollist.IpAddress;
import com.twilio.rest.trunking.v1.Trunk;
import com.twilio.rest.trunking.v1.trunk.CredentialList;
import com.twilio.rest.trunking.v1.trunk.IpAccessControlList;
import com.twilio.rest.trunking.v1.trunk.OriginationUrl;
import com.twilio.rest.trunking.v1.trunk.PhoneNumber;
import com.twilio.rest.trunking.v1.trunk.Recording;
import io.cloudconnect.trunk.contract.TrunkProperties.Purchase;
import io.cloudconnect.trunk.function.twilio.TwilioTrunk.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The calls this function makes to one Twilio account, each exactly one request (a list: one a page).
 *
 * <p>Sources: https://www.twilio.com/docs/sip-trunking/api and https://www.twilio.com/docs/voice/sip/api
 */
public final class TwilioAccount {
    private static final int PAGE = 1000;

    private final TwilioHttpClient http;
    private final TwilioRestClient client;

    public TwilioAccount(TwilioCredentials credentials, TwilioHttpClient http) {
        this.http = http;
        this.client = new TwilioRestClient.Builder(credentials.apiKeySid(), credentials.apiKeySecret())
                .accountSid(credentials.accountSid())
                .httpClient(http)
                .build();
    }

    /** Twilio's id of this thread's last request. */
    public String lastRequestId() {
        return http.lastRequestId();
    }

    public List<TwilioTrunk> trunks() {
        return list(Trunk.reader(), TwilioObjects::trunk);
    }

    /** Empty where it does not exist. */
    public Optional<TwilioTrunk> trunk(String sid) {
        return present(() -> TwilioObjects.trunk(Trunk.fetcher(sid).fetch(client)));
    }

    public TwilioTrunk createTrunk(Settings wanted) {
        var creator = Trunk.creator()
                .setFriendlyName(wanted.friendlyName())
                .setDomainName(wanted.domainName())
                .setSecure(wanted.secure())
                .setCnamLookupEnabled(wanted.cnamLookup());
        wanted.transferMode().map(TwilioObjects::transferMode).ifPresent(creator::setTransferMode);
        wanted.transferCallerId().map(TwilioObjects::transferCallerId).ifPresent(creator::setTransferCallerId);
        if (!wanted.disasterRecoveryUrl().isEmpty()) {
            creator.setDisasterRecoveryUrl(wanted.disasterRecoveryUrl());
            wanted.disasterRecoveryMethod().map(TwilioObjects::method).ifPresent(creator::setDisasterRecoveryMethod);
        }
        return call(() -> TwilioObjects.trunk(creator.create(client)));
    }

    /** Sets every setting; an empty text clears. */
    public TwilioTrunk updateTrunk(String sid, Settings wanted) {
        var updater = Trunk.updater(sid)
                .setFriendlyName(wanted.friendlyName())
                .setDomainName(wanted.domainName())
                .setSecure(wanted.secure())
                .setCnamLookupEnabled(wanted.cnamLookup())
                .setDisasterRecoveryUrl(wanted.disasterRecoveryUrl());
        wanted.transferMode().map(TwilioObjects::transferMode).ifPresent(updater::setTransferMode);
        wanted.transferCallerId().map(TwilioObjects::transferCallerId).ifPresent(updater::setTransferCallerId);
        wanted.disasterRecoveryMethod().map(TwilioObjects::method).ifPresent(updater::setDisasterRecoveryMethod);
        return call(() -> TwilioObjects.trunk(updater.update(client)));
    }

    public void deleteTrunk(String sid) {
        gone(() -> Trunk.deleter(sid).delete(client));
    }

    /** Recording is a resource of its own; trunk create and update cannot set it. */
    public void setRecording(String trunkSid, io.cloudconnect.trunk.contract.TrunkProperties.Recording recording) {
        call(() -> Recording.updater(trunkSid)
                .setMode(Recording.RecordingMode.forValue(recording.mode().wire()))
                .setTrim(Recording.RecordingTrim.forValue(recording.trim().wire()))
                .update(client));
    }

    /** The access control lists associated with a trunk. */
    public List<AccessList> associatedLists(String trunkSid) {
        return list(IpAccessControlList.reader(trunkSid), TwilioObjects::associated);
    }

    public void associateList(String trunkSid, String listSid) {
        call(() -> IpAccessControlList.creator(trunkSid, listSid).create(client));
    }

    public void dissociateList(String trunkSid, String listSid) {
        gone(() -> IpAccessControlList.deleter(trunkSid, listSid).delete(client));
    }

    public List<AccessList> associatedCredentials(String trunkSid) {
        return list(CredentialList.reader(trunkSid), TwilioObjects::associated);
    }

    public void associateCredentials(String trunkSid, String listSid) {
        call(() -> CredentialList.creator(trunkSid, listSid).create(client));
    }

    public void dissociateCredentials(String trunkSid, String listSid) {
        gone(() -> CredentialList.deleter(trunkSid, listSid).delete(client));
    }

    /** All access control lists of the account. */
    public List<AccessList> accessLists() {
        return list(com.twilio.rest.api.v2010.account.sip.IpAccessControlList.reader(), TwilioObjects::accessList);
    }

    public AccessList createAccessList(String friendlyName) {
        return call(() ->
                TwilioObjects.accessList(com.twilio.rest.api.v2010.account.sip.IpAccessControlList.creator(friendlyName)
                        .create(client)));
    }

    public void renameAccessList(String sid, String friendlyName) {
        call(() -> com.twilio.rest.api.v2010.account.sip.IpAccessControlList.updater(sid, friendlyName)
                .update(client));
    }

    public void deleteAccessList(String sid) {
        gone(() -> com.twilio.rest.api.v2010.account.sip.IpAccessControlList.deleter(sid)
                .delete(client));
    }

    /** The entries of a list; none where the list does not exist. */
    public List<AccessEntry> accessEntries(String listSid) {
        return present(() -> list(IpAddress.reader(listSid), TwilioObjects::accessEntry))
                .orElse(List.of());
    }

    public AccessEntry createAccessEntry(String listSid, String friendlyName, String cidr) {
        int slash = cidr.indexOf('/');
        return call(() -> TwilioObjects.accessEntry(IpAddress.creator(listSid, friendlyName, cidr.substring(0, slash))
                .setCidrPrefixLength(Integer.valueOf(cidr.substring(slash + 1)))
                .create(client)));
    }

    public void renameAccessEntry(String listSid, String sid, String friendlyName) {
        call(() -> IpAddress.updater(listSid, sid).setFriendlyName(friendlyName).update(client));
    }

    public void deleteAccessEntry(String listSid, String sid) {
        gone(() -> IpAddress.deleter(listSid, sid).delete(client));
    }

    public List<OriginationEntry> originationUrls(String trunkSid) {
        return list(OriginationUrl.reader(trunkSid), TwilioObjects::origination);
    }

    public OriginationEntry createOriginationUrl(String trunkSid, OriginationEntry wanted) {
        return call(() -> TwilioObjects.origination(OriginationUrl.creator(
                        trunkSid,
                        wanted.weight(),
                        wanted.priority(),
                        wanted.enabled(),
                        wanted.friendlyName(),
                        URI.create(wanted.sipUrl()))
                .create(client)));
    }

    public void updateOriginationUrl(String trunkSid, String sid, OriginationEntry wanted) {
        call(() -> OriginationUrl.updater(trunkSid, sid)
                .setWeight(wanted.weight())
                .setPriority(wanted.priority())
                .setEnabled(wanted.enabled())
                .setFriendlyName(wanted.friendlyName())
                .setSipUrl(URI.create(wanted.sipUrl()))
                .update(client));
    }

    public void deleteOriginationUrl(String trunkSid, String sid) {
        gone(() -> OriginationUrl.deleter(trunkSid, sid).delete(client));
    }

    public List<AccountNumber> trunkNumbers(String trunkSid) {
        return list(PhoneNumber.reader(trunkSid), TwilioObjects::number);
    }

    /** Whether the trunk has the number, asked for this one number. */
    public boolean hasNumber(String trunkSid, String numberSid) {
        return present(() -> PhoneNumber.fetcher(trunkSid, numberSid).fetch(client))
                .isPresent();
    }

    public void attachNumber(String trunkSid, String numberSid) {
        call(() -> PhoneNumber.creator(trunkSid, numberSid).create(client));
    }

    /** Takes the number off the trunk; the account keeps it. */
    public void detachNumber(String trunkSid, String numberSid) {
        gone(() -> PhoneNumber.deleter(trunkSid, numberSid).delete(client));
    }

    /** All numbers of the account. */
    public List<AccountNumber> numbers() {
        return list(IncomingPhoneNumber.reader(), TwilioObjects::number);
    }

    public Optional<AccountNumber> numberByE164(String e164) {
        return filtered(IncomingPhoneNumber.reader().setPhoneNumber(e164)).stream()
                .filter(number -> number.e164().equals(e164))
                .findFirst();
    }

    public Optional<AccountNumber> numberBySid(String sid) {
        return present(
                () -> TwilioObjects.number(IncomingPhoneNumber.fetcher(sid).fetch(client)));
    }

    public List<AccountNumber> numbersNamed(String friendlyName) {
        return filtered(IncomingPhoneNumber.reader().setFriendlyName(friendlyName)).stream()
                .filter(number -> number.friendlyName().equals(friendlyName))
                .toList();
    }

    /** Local numbers on sale, in E.164, at most {@code count}. */
    public List<String> numbersOnSale(Purchase purchase, int count) {
        LocalReader reader = Local.reader(purchase.country()).setVoiceEnabled(true);
        purchase.areaCode().map(Integer::valueOf).ifPresent(reader::setAreaCode);
        purchase.pattern().ifPresent(reader::setContains);
        return call(() -> {
            List<String> found = new ArrayList<>();
            for (Local local : reader.firstPage(client).getRecords()) {
                if (found.size() < count) {
                    found.add(local.getPhoneNumber().getEndpoint());
                }
            }
            return found;
        });
    }

    /** Buys a number and attaches it in one request. */
    public AccountNumber buyNumber(String e164, String friendlyName, String trunkSid) {
        return call(() -> TwilioObjects.number(IncomingPhoneNumber.creator(new com.twilio.type.PhoneNumber(e164))
                .setFriendlyName(friendlyName)
                .setTrunkSid(trunkSid)
                .create(client)));
    }

    /** Gives a number back to Twilio: for good. */
    public void releaseNumber(String sid) {
        gone(() -> IncomingPhoneNumber.deleter(sid).delete(client));
    }

    private List<AccountNumber> filtered(IncomingPhoneNumberReader reader) {
        return list(reader, TwilioObjects::number);
    }

    private <T extends Resource, R> List<R> list(Reader<T> reader, Function<T, R> own) {
        reader.pageSize(PAGE);
        return call(() -> {
            List<R> all = new ArrayList<>();
            reader.read(client).forEach(resource -> all.add(own.apply(resource)));
            return all;
        });
    }

    /** Reads are eventually consistent: "not found" is believed when it is said twice. */
    private static <T> Optional<T> present(Supplier<T> request) {
        Optional<T> first = once(request);
        return first.isPresent() ? first : once(request);
    }

    private static <T> Optional<T> once(Supplier<T> request) {
        try {
            return Optional.of(call(request));
        } catch (TwilioRefusal refusal) {
            if (refusal.isNotFound()) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** What is to be deleted and is gone already is as good as deleted. */
    private static void gone(Supplier<Boolean> request) {
        present(request);
    }

    private static <T> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (ApiException | ApiConnectionException e) {
            throw TwilioUnreachable.noAnswer("a request", "the Twilio SDK: " + e.getMessage(), e);
        }
    }
}
