package io.cloudconnect.trunk.function.twilio;

import java.util.Optional;

/**
 * A telephone number (PN…) the account owns.
 *
 * @param e164 {@code +16475550100}
 * @param trunkSid the trunk it is attached to
 */
public record AccountNumber(String sid, String e164, String friendlyName, Optional<String> trunkSid) {}
