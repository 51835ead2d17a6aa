package io.cloudconnect.trunk.function.twilio;

import com.twilio.rest.trunking.v1.Trunk;
import com.twilio.rest.trunking.v1.trunk.Recording;
import io.cloudconnect.trunk.function.twilio.TwilioTrunk.Settings;
import java.util.List;
import java.util.Optional;

/** The trunks of an account. Source: https://www.twilio.com/docs/sip-trunking/api/trunk-resource */
public final class Trunks {
    private final TwilioApi api;

    Trunks(TwilioApi api) {
        this.api = api;
    }

    public List<TwilioTrunk> all() {
        return api.list(Trunk.reader(), TwilioObjects::trunk);
    }

    /** Empty where it does not exist. */
    public Optional<TwilioTrunk> get(String sid) {
        return api.present(() -> TwilioObjects.trunk(Trunk.fetcher(sid).fetch(api.client())));
    }

    public TwilioTrunk create(Settings wanted) {
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
        return api.call(() -> TwilioObjects.trunk(creator.create(api.client())));
    }

    /** Sets every setting; an empty text clears. */
    public TwilioTrunk update(String sid, Settings wanted) {
        var updater = Trunk.updater(sid)
                .setFriendlyName(wanted.friendlyName())
                .setDomainName(wanted.domainName())
                .setSecure(wanted.secure())
                .setCnamLookupEnabled(wanted.cnamLookup())
                .setDisasterRecoveryUrl(wanted.disasterRecoveryUrl());
        wanted.transferMode().map(TwilioObjects::transferMode).ifPresent(updater::setTransferMode);
        wanted.transferCallerId().map(TwilioObjects::transferCallerId).ifPresent(updater::setTransferCallerId);
        wanted.disasterRecoveryMethod().map(TwilioObjects::method).ifPresent(updater::setDisasterRecoveryMethod);
        return api.call(() -> TwilioObjects.trunk(updater.update(api.client())));
    }

    public void delete(String sid) {
        api.gone(() -> Trunk.deleter(sid).delete(api.client()));
    }

    /** Recording is a resource of its own; trunk create and update cannot set it. */
    public void record(String trunkSid, io.cloudconnect.trunk.contract.TrunkProperties.Recording recording) {
        api.call(() -> Recording.updater(trunkSid)
                .setMode(Recording.RecordingMode.forValue(recording.mode().wire()))
                .setTrim(Recording.RecordingTrim.forValue(recording.trim().wire()))
                .update(api.client()));
    }
}
