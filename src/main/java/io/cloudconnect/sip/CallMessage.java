package io.cloudconnect.sip;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A message as part of a call.
 *
 * @param number its place in the call, from 1
 * @param traced the message and where it stands
 * @param direction as traced, else found from the addresses: {@link Direction#SENT} is away from the customer's router
 * @param retransmissionOf the number of the message it repeats
 */
public record CallMessage(int number, TraceMessage traced, Direction direction, OptionalInt retransmissionOf) {
    public SipMessage message() {
        return traced.message();
    }

    public Place place() {
        return traced.place();
    }

    public Optional<TraceTime> time() {
        return traced.time();
    }

    public boolean isRetransmission() {
        return retransmissionOf.isPresent();
    }

    public boolean isSent() {
        return direction == Direction.SENT;
    }

    public boolean isReceived() {
        return direction == Direction.RECEIVED;
    }
}
