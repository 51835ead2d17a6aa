package io.cloudconnect.trunk.function.twilio;

import io.cloudconnect.trunk.contract.TrunkProperties.HttpMethod;
import io.cloudconnect.trunk.contract.TrunkProperties.Recording;
import io.cloudconnect.trunk.contract.TrunkProperties.TransferCallerId;
import io.cloudconnect.trunk.contract.TrunkProperties.TransferMode;
import java.time.Instant;
import java.util.Optional;

/**
 * A trunk as Twilio has it.
 *
 * @param settings what a create or an update can set
 * @param recording what is recorded; empty where Twilio's answer does not say
 */
public record TwilioTrunk(String sid, Settings settings, Optional<Recording> recording, Instant created) {

    /**
     * What a create or an update can set.
     *
     * @param friendlyName with our marker, where the trunk is ours; empty string where Twilio has none
     * @param domainName in lower case; empty string where Twilio has none
     */
    public record Settings(
            String friendlyName,
            String domainName,
            Optional<TransferMode> transferMode,
            Optional<TransferCallerId> transferCallerId,
            boolean secure,
            boolean cnamLookup,
            String disasterRecoveryUrl,
            Optional<HttpMethod> disasterRecoveryMethod) {}
}
