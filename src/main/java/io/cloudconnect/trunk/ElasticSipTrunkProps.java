package io.cloudconnect.trunk;

import io.cloudconnect.trunk.contract.TrunkProperties.AllowedAddress;
import io.cloudconnect.trunk.contract.TrunkProperties.OriginationUrl;
import java.util.List;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * What {@link ElasticSipTrunk} needs beside its settings.
 *
 * @param settings how the trunk behaves
 * @param credentials a secret with {@code accountSid}, {@code apiKeySid} and {@code apiKeySecret} of a Standard API
 *     key; read by the function when it runs, never at synth
 * @param routers the addresses of the routers, which may send calls. Default: none
 * @param routerUrls the origination URLs that lead to the routers. Default: none
 */
public record ElasticSipTrunkProps(
        TrunkSettings settings, ISecret credentials, List<AllowedAddress> routers, List<OriginationUrl> routerUrls) {
    public ElasticSipTrunkProps {
        routers = List.copyOf(routers);
        routerUrls = List.copyOf(routerUrls);
    }

    /**
     * A trunk without routers: it takes calls from what its settings allow only.
     *
     * @param settings how the trunk behaves
     * @param credentials the secret with Twilio's API key
     * @return the props
     */
    public static ElasticSipTrunkProps of(TrunkSettings settings, ISecret credentials) {
        return new ElasticSipTrunkProps(settings, credentials, List.of(), List.of());
    }
}
