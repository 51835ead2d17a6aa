package io.cloudconnect.trunk.function.twilio;

import com.twilio.rest.trunking.v1.trunk.CredentialList;
import java.util.List;

/** Credential lists on a trunk. Source: https://www.twilio.com/docs/sip-trunking/api/credentiallist-resource */
public final class CredentialLists {
    private final TwilioApi api;

    CredentialLists(TwilioApi api) {
        this.api = api;
    }

    public List<AccessList> on(String trunkSid) {
        return api.list(CredentialList.reader(trunkSid), TwilioObjects::associated);
    }

    public void associate(String trunkSid, String listSid) {
        api.call(() -> CredentialList.creator(trunkSid, listSid).create(api.client()));
    }

    public void dissociate(String trunkSid, String listSid) {
        api.gone(() -> CredentialList.deleter(trunkSid, listSid).delete(api.client()));
    }
}
