package io.cloudconnect.sip;

import java.time.Instant;

/**
 * A message as it passed the router: what a log and a capture of the same calls both show.
 *
 * @param sent from the router
 * @param router the router's address
 * @param peer the other side's address
 * @param text with CRLF
 */
record Wire(Instant time, boolean sent, HostPort router, HostPort peer, String text) {
    HostPort source() {
        return sent ? router : peer;
    }

    HostPort destination() {
        return sent ? peer : router;
    }
}
