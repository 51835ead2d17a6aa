package io.cloudconnect.trunk.function.twilio;

import com.twilio.rest.trunking.v1.trunk.OriginationUrl;
import java.net.URI;
import java.util.List;

/** The origination URLs of a trunk. Source: https://www.twilio.com/docs/sip-trunking/api/originationurl-resource */
public final class OriginationUrls {
    private final TwilioApi api;

    OriginationUrls(TwilioApi api) {
        this.api = api;
    }

    public List<OriginationEntry> on(String trunkSid) {
        return api.list(OriginationUrl.reader(trunkSid), TwilioObjects::origination);
    }

    public OriginationEntry create(String trunkSid, OriginationEntry wanted) {
        return api.call(() -> TwilioObjects.origination(OriginationUrl.creator(
                        trunkSid,
                        wanted.weight(),
                        wanted.priority(),
                        wanted.enabled(),
                        wanted.friendlyName(),
                        URI.create(wanted.sipUrl()))
                .create(api.client())));
    }

    public void update(String trunkSid, String sid, OriginationEntry wanted) {
        api.call(() -> OriginationUrl.updater(trunkSid, sid)
                .setWeight(wanted.weight())
                .setPriority(wanted.priority())
                .setEnabled(wanted.enabled())
                .setFriendlyName(wanted.friendlyName())
                .setSipUrl(URI.create(wanted.sipUrl()))
                .update(api.client()));
    }

    public void delete(String trunkSid, String sid) {
        api.gone(() -> OriginationUrl.deleter(trunkSid, sid).delete(api.client()));
    }
}
