package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.function.twilio.OriginationEntry;
import io.cloudconnect.trunk.function.twilio.TwilioTrunk.Settings;
import java.util.List;
import java.util.Optional;

/**
 * What the site wants, checked.
 *
 * @param properties the custom resource's properties
 * @param numbers the numbers to attach, those of the file among them, without duplicates
 * @param marker how what belongs to this resource is known again
 */
public record DesiredTrunk(TrunkProperties properties, List<String> numbers, Marker marker) {
    public DesiredTrunk {
        numbers = List.copyOf(numbers);
    }

    boolean isImported() {
        return properties.trunkSid().isPresent();
    }

    /** An imported trunk keeps its name: it is not ours. */
    Settings settings(Optional<Settings> actual) {
        String name =
                isImported() ? actual.map(Settings::friendlyName).orElse("") : marker.on(properties.friendlyName());
        String recovery = properties.disasterRecoveryUrl().orElse("");
        return new Settings(
                name,
                properties.domainName(),
                Optional.of(properties.transferMode()),
                Optional.of(properties.transferCallerId()),
                properties.secure(),
                properties.cnamLookup(),
                recovery,
                // without a URL the method means nothing: whatever stands there may stay
                recovery.isEmpty()
                        ? actual.flatMap(Settings::disasterRecoveryMethod)
                        : Optional.of(properties.disasterRecoveryMethod()));
    }

    String listName() {
        return marker.on(properties.friendlyName() + " routers");
    }

    /** Bought numbers keep one name whatever the trunk is called, so that Twilio's name filter finds them. */
    static String boughtName(Marker marker) {
        return marker.on("cloud-connect");
    }

    List<OriginationEntry> urls() {
        return properties.originationUrls().stream()
                .map(url -> new OriginationEntry(
                        "", marker.on(url.name()), url.sipUrl(), url.priority(), url.weight(), url.enabled()))
                .toList();
    }
}
