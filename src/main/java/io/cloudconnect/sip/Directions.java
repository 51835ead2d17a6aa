package io.cloudconnect.sip;

import java.util.List;

/**
 * Finds which way messages went where the trace does not say it: from Twilio is received, all else of such a call sent.
 */
final class Directions {
    private Directions() {}

    static List<TraceMessage> complete(List<TraceMessage> traced) {
        if (areKnown(traced) || !TwilioEvidence.showTwilio(traced)) {
            return traced;
        }
        return traced.stream()
                .map(message -> message.direction() == Direction.UNKNOWN
                        ? message.withDirection(isFromTwilio(message) ? Direction.RECEIVED : Direction.SENT)
                        : message)
                .toList();
    }

    private static boolean areKnown(List<TraceMessage> traced) {
        for (int index = 0; index < traced.size(); index++) {
            if (traced.get(index).direction() == Direction.UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFromTwilio(TraceMessage traced) {
        if (TwilioHosts.isTwilio(traced.source())) {
            return true;
        }
        if (TwilioHosts.isTwilio(traced.destination())) {
            return false;
        }
        SipMessage message = traced.message();
        if (message.isRequest()) {
            return TwilioEvidence.isFromTwilio(message);
        }
        // A response goes back the way its request came, whose sender is the topmost hop.
        return message.topVia()
                .filter(via -> TwilioHosts.isTwilio(via.sentBy().host()))
                .isEmpty();
    }
}
