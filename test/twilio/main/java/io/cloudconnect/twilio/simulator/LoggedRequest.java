package io.cloudconnect.twilio.simulator;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a request.
 *
 * @param request what was asked
 * @param at when it came
 * @param status the HTTP status the client was sent; empty where it got none
 * @param code Twilio's error code the client was sent, empty on success
 * @param fault the fault that struck, by its name
 * @param processed true: Twilio carried it out (or refused it on its own account); false: a fault came first
 * @param requestId {@code RQ} and 32 digits, as in the header {@code Twilio-Request-Id}
 */
public record LoggedRequest(
        ApiRequest request,
        Instant at,
        OptionalInt status,
        OptionalInt code,
        Optional<String> fault,
        boolean processed,
        String requestId) {}
