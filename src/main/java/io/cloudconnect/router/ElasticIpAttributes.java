package io.cloudconnect.router;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.rule.NetworkRules;
import io.cloudconnect.rule.RouterRules;
import io.cloudconnect.token.Tokens;

/**
 * An Elastic IP the account has already.
 *
 * @param publicIp {@code 198.51.100.7}
 * @param allocationId {@code eipalloc-0123456789abcdef0}
 */
public record ElasticIpAttributes(String publicIp, String allocationId) {
    public ElasticIpAttributes {
        if (!Tokens.isUnresolved(publicIp)) {
            publicIp = NetworkRules.elasticIp(Cidr.of(publicIp)).address();
        }
        if (!Tokens.isUnresolved(allocationId)) {
            RouterRules.ALLOCATION_ID.apply(allocationId);
        }
    }
}
