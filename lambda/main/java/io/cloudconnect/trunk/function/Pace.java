package io.cloudconnect.trunk.function;

import io.cloudconnect.trunk.function.reconcile.TrunkReconciler;
import io.cloudconnect.trunk.function.twilio.Backoff;
import io.cloudconnect.trunk.function.twilio.TwilioHttpClient;
import java.time.Duration;

/**
 * The times the work keeps.
 *
 * @param backoff between repeats of a request
 * @param settle how long Twilio's lists may lack what was just written
 * @param look between two looks into a list
 * @param patience how long Twilio's answer to one request is waited for
 * @param tell between two lines of the log about the progress of many like steps
 */
record Pace(Backoff backoff, Duration settle, Duration look, Duration patience, Duration tell) {
    static final Pace STANDARD = new Pace(
            Backoff.STANDARD,
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            TwilioHttpClient.PATIENCE,
            TrunkReconciler.BETWEEN_TELLINGS);
}
