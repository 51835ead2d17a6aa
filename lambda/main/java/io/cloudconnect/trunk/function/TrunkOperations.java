package io.cloudconnect.trunk.function;

import io.cloudconnect.trunk.contract.TrunkAttributes;
import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.contract.TrunkProperties.S3Object;
import io.cloudconnect.trunk.function.reconcile.DesiredTrunk;
import io.cloudconnect.trunk.function.reconcile.Marker;
import io.cloudconnect.trunk.function.reconcile.NumberText;
import io.cloudconnect.trunk.function.reconcile.PreviousTrunk;
import io.cloudconnect.trunk.function.reconcile.PropertiesReader;
import io.cloudconnect.trunk.function.reconcile.Removal;
import io.cloudconnect.trunk.function.reconcile.Settling;
import io.cloudconnect.trunk.function.reconcile.TrunkReconciler;
import io.cloudconnect.trunk.function.twilio.AdaptiveLimit;
import io.cloudconnect.trunk.function.twilio.Deadline;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import io.cloudconnect.trunk.function.twilio.TwilioAccount;
import io.cloudconnect.trunk.function.twilio.TwilioCredentials;
import io.cloudconnect.trunk.function.twilio.TwilioEndpoint;
import io.cloudconnect.trunk.function.twilio.TwilioHttpClient;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Create, update and delete of the trunk. */
final class TrunkOperations implements Operations {
    private static final int START = 20;
    private static final int MOST = 64;

    private final Function<String, TwilioCredentials> secret;
    private final Function<S3Object, String> numberFile;
    private final Supplier<TwilioEndpoint> endpoint;
    private final Pace pace;

    /**
     * @param secret reads a secret by name or ARN
     * @param numberFile reads a file of numbers
     * @param endpoint where Twilio is
     */
    TrunkOperations(
            Function<String, TwilioCredentials> secret,
            Function<S3Object, String> numberFile,
            Supplier<TwilioEndpoint> endpoint,
            Pace pace) {
        this.secret = secret;
        this.numberFile = numberFile;
        this.endpoint = endpoint;
        this.pace = pace;
    }

    @Override
    public CloudFormationResponse carryOut(Run run, Deadline deadline) {
        return switch (run.request().type()) {
            case "Create", "Update" -> reconcile(run, deadline);
            case "Delete" -> remove(run, deadline);
            default ->
                throw new TrunkFailure("the request type \"" + run.request().type()
                        + "\" is unknown; expected Create, Update or Delete");
        };
    }

    private CloudFormationResponse reconcile(Run run, Deadline deadline) {
        CloudFormationRequest request = run.request();
        TrunkProperties properties = PropertiesReader.read(request.properties());
        Marker marker = marker(request, properties.trunkSid().orElse(""));
        DesiredTrunk desired = new DesiredTrunk(properties, numbers(properties), marker);
        PreviousTrunk previous = PreviousTrunk.of(request.oldProperties(), listed(run, request.oldProperties()));
        run.imported(properties.trunkSid().isPresent());
        Optional<String> known = request.physicalResourceId()
                .map(PhysicalId::new)
                .filter(id -> !id.isImported())
                .flatMap(PhysicalId::trunkSid);

        TrunkReconciler reconciler = reconciler(run, deadline, properties.credentialsSecret());
        reconciler.reconcile(desired, previous, known, run.progress());
        return CloudFormationResponse.success(run.physicalId(true), attributes(run, desired));
    }

    private CloudFormationResponse remove(Run run, Deadline deadline) {
        CloudFormationRequest request = run.request();
        PhysicalId id = new PhysicalId(request.physicalResourceId().orElse(""));
        if (id.isNothing()) {
            return CloudFormationResponse.success(id.text(), Map.of());
        }
        Map<?, ?> properties = request.properties();
        String importedSid = id.isImported() || id.trunkSid().isEmpty() ? text(properties, "trunkSid") : "";
        boolean imported = id.isImported() || !importedSid.isEmpty();
        Optional<String> sid = id.trunkSid().or(() -> Optional.of(importedSid).filter(text -> !text.isEmpty()));
        Removal removal = new Removal(
                marker(request, imported ? sid.orElse("") : ""),
                sid,
                imported,
                text(properties, "domainName"),
                PreviousTrunk.of(properties, listed(run, properties)),
                properties.get("numbers") instanceof Map<?, ?> numbers
                        && numbers.get("purchase") instanceof Map<?, ?> purchase
                        && Boolean.parseBoolean(text(purchase, "releaseOnDestroy")));
        reconciler(run, deadline, text(properties, "credentialsSecret")).remove(removal);
        return CloudFormationResponse.success(id.text(), Map.of());
    }

    private TrunkReconciler reconciler(Run run, Deadline deadline, String secretName) {
        TwilioCredentials credentials = secret.apply(secretName);
        run.journal().redact(credentials::redact);
        TwilioHttpClient http = new TwilioHttpClient(
                credentials, endpoint.get(), deadline, pace.backoff(), new AdaptiveLimit(START, MOST), pace.patience());
        run.http(http);
        return new TrunkReconciler(
                new TwilioAccount(credentials, http),
                new Settling(deadline, pace.settle(), pace.look()),
                run.journal(),
                pace.tell());
    }

    private static Marker marker(CloudFormationRequest request, String importedSid) {
        return Marker.of(request.stackId(), request.logicalResourceId(), importedSid);
    }

    private List<String> numbers(TrunkProperties properties) {
        Set<String> all = new LinkedHashSet<>(properties.numbers().owned());
        properties.numbers().list().ifPresent(file -> all.addAll(NumberText.lines(file.key(), numberFile.apply(file))));
        return List.copyOf(all);
    }

    /** The numbers of an old file: where it is gone, they are not known and stay where they are. */
    private List<String> listed(Run run, Map<?, ?> properties) {
        if (!(properties.get("numbers") instanceof Map<?, ?> numbers)
                || !(numbers.get("list") instanceof Map<?, ?> list)) {
            return List.of();
        }
        S3Object file = new S3Object(text(list, "bucket"), text(list, "key"));
        try {
            return NumberText.lines(file.key(), numberFile.apply(file));
        } catch (TrunkFailure failure) {
            run.journal().warning("the former number file is passed over: " + failure.getMessage());
            return List.of();
        }
    }

    private static Map<String, String> attributes(Run run, DesiredTrunk desired) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(TrunkAttributes.TRUNK_SID, run.progress().trunkSid().orElse(""));
        attributes.put(TrunkAttributes.DOMAIN_NAME, desired.properties().domainName());
        attributes.put(
                TrunkAttributes.ACCESS_CONTROL_LIST_SID,
                desired.properties().allowedAddresses().isEmpty()
                        ? ""
                        : run.progress().accessListSid().orElse(""));
        int bought = desired.properties()
                .numbers()
                .purchase()
                .map(TrunkProperties.Purchase::count)
                .orElse(0);
        attributes.put(
                TrunkAttributes.NUMBER_COUNT, String.valueOf(desired.numbers().size() + bought));
        return attributes;
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }
}
