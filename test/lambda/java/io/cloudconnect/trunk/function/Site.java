package io.cloudconnect.trunk.function;

import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.contract.TrunkProperties.AllowedAddress;
import io.cloudconnect.trunk.contract.TrunkProperties.HttpMethod;
import io.cloudconnect.trunk.contract.TrunkProperties.Numbers;
import io.cloudconnect.trunk.contract.TrunkProperties.OriginationUrl;
import io.cloudconnect.trunk.contract.TrunkProperties.Purchase;
import io.cloudconnect.trunk.contract.TrunkProperties.Recording;
import io.cloudconnect.trunk.contract.TrunkProperties.RecordingMode;
import io.cloudconnect.trunk.contract.TrunkProperties.RecordingTrim;
import io.cloudconnect.trunk.contract.TrunkProperties.TransferCallerId;
import io.cloudconnect.trunk.contract.TrunkProperties.TransferMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The properties of a sample site's trunk, to be varied by a test. */
final class Site {
    private final Map<String, Object> map;

    private Site(Map<String, Object> map) {
        this.map = map;
    }

    /** A trunk called Gaman with one router. */
    static Site gaman() {
        return new Site(new TrunkProperties(
                        "cloudconnect/twilio",
                        Optional.empty(),
                        "Gaman",
                        "gaman.pstn.twilio.com",
                        TransferMode.SIP_ONLY,
                        TransferCallerId.FROM_TRANSFEREE,
                        false,
                        false,
                        Optional.empty(),
                        HttpMethod.POST,
                        new Recording(RecordingMode.RECORD_FROM_ANSWER, RecordingTrim.TRIM_SILENCE),
                        List.of(new AllowedAddress("router", "203.0.113.7/32")),
                        List.of(),
                        List.of(),
                        List.of(new OriginationUrl("router", "sip:203.0.113.7;edge=ashburn-ix", 10, 10, true)),
                        Numbers.none(),
                        "1")
                .toMap());
    }

    Site with(String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return new Site(changed);
    }

    /** The router behind another address. */
    Site router(String address) {
        return with("allowedAddresses", List.of(new AllowedAddress("router", address + "/32").toMap()))
                .with(
                        "originationUrls",
                        List.of(Map.of(
                                "name", "router",
                                "sipUrl", "sip:" + address + ";edge=ashburn-ix",
                                "priority", 10,
                                "weight", 10,
                                "enabled", true)));
    }

    Site numbers(String... numbers) {
        return with("numbers", Map.of("owned", List.of(numbers), "takeOver", false));
    }

    Site takeOver(String... numbers) {
        return with("numbers", Map.of("owned", List.of(numbers), "takeOver", true));
    }

    Site buy(int count, boolean releaseOnDestroy) {
        Purchase purchase =
                new Purchase("CA", Optional.of("647"), Optional.empty(), count, releaseOnDestroy);
        return with("numbers", new Numbers(List.of(), Optional.empty(), Optional.of(purchase), false).toMap());
    }

    Map<String, Object> map() {
        return map;
    }
}
