package io.cloudconnect.trunk.function.twilio;

import java.util.Optional;

/**
 * A telephone number (PN…) the account owns.
 *
 * @param e164 {@code +16475550100}
 * @param trunkSid the trunk it is attached to
 * @param voice its voice application (AP…) or voice URL, which mean nothing while it is on a trunk
 */
public record AccountNumber(
        String sid, String e164, String friendlyName, Optional<String> trunkSid, Optional<String> voice) {
    public AccountNumber withoutTrunk() {
        return new AccountNumber(sid, e164, friendlyName, Optional.empty(), voice);
    }
}
