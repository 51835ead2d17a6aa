package io.cloudconnect.trunk.function.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.sip.IpAccessControlList;
import com.twilio.rest.api.v2010.account.sip.ipaccesscontrollist.IpAddress;
import com.twilio.rest.trunking.v1.Trunk;
import com.twilio.rest.trunking.v1.trunk.CredentialList;
import com.twilio.rest.trunking.v1.trunk.OriginationUrl;
import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.contract.TrunkProperties.Recording;
import io.cloudconnect.trunk.contract.TrunkProperties.RecordingMode;
import io.cloudconnect.trunk.contract.TrunkProperties.RecordingTrim;
import io.cloudconnect.trunk.contract.TrunkProperties.TransferCallerId;
import io.cloudconnect.trunk.contract.TrunkProperties.TransferMode;
import io.cloudconnect.trunk.contract.TrunkProperties.Wire;
import io.cloudconnect.trunk.function.twilio.TwilioTrunk.Settings;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The SDK's objects as ours, and back: nothing outside this package sees a class of the SDK. */
final class TwilioObjects {
    private TwilioObjects() {}

    static TwilioTrunk trunk(Trunk trunk) {
        Settings settings = new Settings(
                text(trunk.getFriendlyName()),
                text(trunk.getDomainName()).toLowerCase(Locale.ROOT),
                wire(TransferMode.values(), trunk.getTransferMode()),
                wire(TransferCallerId.values(), trunk.getTransferCallerId()),
                Boolean.TRUE.equals(trunk.getSecure()),
                Boolean.TRUE.equals(trunk.getCnamLookupEnabled()),
                text(trunk.getDisasterRecoveryUrl()),
                wire(TrunkProperties.HttpMethod.values(), trunk.getDisasterRecoveryMethod()));
        Instant created = trunk.getDateCreated() == null
                ? Instant.EPOCH
                : trunk.getDateCreated().toInstant();
        return new TwilioTrunk(trunk.getSid(), settings, recording(trunk.getRecording()), created);
    }

    private static Optional<Recording> recording(Object untyped) {
        if (!(untyped instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Optional<RecordingMode> mode = wire(RecordingMode.values(), map.get("mode"));
        Optional<RecordingTrim> trim = wire(RecordingTrim.values(), map.get("trim"));
        return mode.flatMap(known -> trim.map(cut -> new Recording(known, cut)));
    }

    static Trunk.TransferSetting transferMode(TransferMode mode) {
        return Trunk.TransferSetting.forValue(mode.wire());
    }

    static Trunk.TransferCallerId transferCallerId(TransferCallerId callerId) {
        return Trunk.TransferCallerId.forValue(callerId.wire());
    }

    static HttpMethod method(TrunkProperties.HttpMethod method) {
        return HttpMethod.forValue(method.wire());
    }

    static AccessList accessList(IpAccessControlList list) {
        return new AccessList(list.getSid(), text(list.getFriendlyName()));
    }

    static AccessList associated(com.twilio.rest.trunking.v1.trunk.IpAccessControlList list) {
        return new AccessList(list.getSid(), text(list.getFriendlyName()));
    }

    static AccessList associated(CredentialList list) {
        return new AccessList(list.getSid(), text(list.getFriendlyName()));
    }

    static AccessEntry accessEntry(IpAddress entry) {
        Integer prefix = entry.getCidrPrefixLength();
        return new AccessEntry(
                entry.getSid(),
                text(entry.getFriendlyName()),
                entry.getIpAddress() + "/" + (prefix == null || prefix == 0 ? 32 : prefix));
    }

    static OriginationEntry origination(OriginationUrl url) {
        return new OriginationEntry(
                url.getSid(),
                text(url.getFriendlyName()),
                text(url.getSipUrl()),
                url.getPriority(),
                url.getWeight(),
                Boolean.TRUE.equals(url.getEnabled()));
    }

    static AccountNumber number(IncomingPhoneNumber number) {
        return new AccountNumber(
                number.getSid(),
                text(number.getPhoneNumber()),
                text(number.getFriendlyName()),
                Optional.ofNullable(number.getTrunkSid()).filter(sid -> !sid.isEmpty()),
                voice(number.getVoiceApplicationSid(), number.getVoiceUrl()));
    }

    /**
     * An application wins over a URL. Source:
     * https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
     */
    private static Optional<String> voice(Object application, Object url) {
        return Stream.of(text(application), text(url))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static <E extends Enum<E> & Wire> Optional<E> wire(E[] values, Object spelled) {
        return Arrays.stream(values)
                .filter(value -> value.wire().equalsIgnoreCase(text(spelled)))
                .findFirst();
    }
}
