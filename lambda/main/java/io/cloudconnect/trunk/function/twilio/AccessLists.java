package io.cloudconnect.trunk.function.twilio;

import com.twilio.rest.api.v2010.account.sip.ipaccesscontrollist.IpAddress;
import com.twilio.rest.trunking.v1.trunk.IpAccessControlList;
import java.util.List;

/**
 * IP access control lists: the account's, their entries, and which of them are on a trunk.
 *
 * <p>Source: https://www.twilio.com/docs/voice/sip/api/sip-ipaccesscontrollist-resource
 */
public final class AccessLists {
    private final TwilioApi api;

    AccessLists(TwilioApi api) {
        this.api = api;
    }

    /** All access control lists of the account. */
    public List<AccessList> all() {
        return api.list(com.twilio.rest.api.v2010.account.sip.IpAccessControlList.reader(), TwilioObjects::accessList);
    }

    public AccessList create(String friendlyName) {
        return api.call(() ->
                TwilioObjects.accessList(com.twilio.rest.api.v2010.account.sip.IpAccessControlList.creator(friendlyName)
                        .create(api.client())));
    }

    public void rename(String sid, String friendlyName) {
        api.call(() -> com.twilio.rest.api.v2010.account.sip.IpAccessControlList.updater(sid, friendlyName)
                .update(api.client()));
    }

    public void delete(String sid) {
        api.gone(() -> com.twilio.rest.api.v2010.account.sip.IpAccessControlList.deleter(sid)
                .delete(api.client()));
    }

    /** The entries of a list; none where the list does not exist. */
    public List<AccessEntry> entries(String listSid) {
        return api.present(() -> api.list(IpAddress.reader(listSid), TwilioObjects::accessEntry))
                .orElse(List.of());
    }

    public AccessEntry createEntry(String listSid, String friendlyName, String cidr) {
        int slash = cidr.indexOf('/');
        return api.call(
                () -> TwilioObjects.accessEntry(IpAddress.creator(listSid, friendlyName, cidr.substring(0, slash))
                        .setCidrPrefixLength(Integer.valueOf(cidr.substring(slash + 1)))
                        .create(api.client())));
    }

    public void renameEntry(String listSid, String sid, String friendlyName) {
        api.call(() ->
                IpAddress.updater(listSid, sid).setFriendlyName(friendlyName).update(api.client()));
    }

    public void deleteEntry(String listSid, String sid) {
        api.gone(() -> IpAddress.deleter(listSid, sid).delete(api.client()));
    }

    /** The access control lists associated with a trunk. */
    public List<AccessList> on(String trunkSid) {
        return api.list(IpAccessControlList.reader(trunkSid), TwilioObjects::associated);
    }

    public void associate(String trunkSid, String listSid) {
        api.call(() -> IpAccessControlList.creator(trunkSid, listSid).create(api.client()));
    }

    public void dissociate(String trunkSid, String listSid) {
        api.gone(() -> IpAccessControlList.deleter(trunkSid, listSid).delete(api.client()));
    }
}
