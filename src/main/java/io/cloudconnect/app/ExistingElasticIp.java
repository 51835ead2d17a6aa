package io.cloudconnect.app;

import io.cloudconnect.rule.RouterRules;
import java.util.Optional;

/**
 * An Elastic IP the account has already, which a router of the site takes over.
 *
 * @param address {@code 198.51.100.7}, the one Twilio knows
 * @param allocationId {@code eipalloc-0123456789abcdef0}
 */
public record ExistingElasticIp(String address, String allocationId) {
    static Optional<ExistingElasticIp> read(YamlSection in) {
        Optional<String> address = in.required("address", Formats::elasticIp);
        Optional<String> allocation = in.required("allocationId", RouterRules.ALLOCATION_ID);
        in.noOther();
        return address.flatMap(ip -> allocation.map(id -> new ExistingElasticIp(ip, id)));
    }
}
