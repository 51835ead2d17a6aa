package io.cloudconnect.sip;

import java.util.List;

/** Finds which way messages went where the trace does not say it: away from Twilio's address is received. */
final class Directions {
    private Directions() {}

    static List<TraceMessage> complete(List<TraceMessage> traced) {
        if (traced.stream().noneMatch(message -> message.direction() == Direction.UNKNOWN)) {
            return traced;
        }
        return traced.stream().map(Directions::complete).toList();
    }

    private static TraceMessage complete(TraceMessage traced) {
        if (traced.direction() != Direction.UNKNOWN) {
            return traced;
        }
        Direction direction = TwilioHosts.isTwilio(traced.destination())
                ? Direction.SENT
                : TwilioHosts.isTwilio(traced.source()) ? Direction.RECEIVED : Direction.UNKNOWN;
        return direction == Direction.UNKNOWN ? traced : traced.withDirection(direction);
    }
}
