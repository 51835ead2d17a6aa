package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.Place;
import java.util.List;

/**
 * A line of the trace that shows a finding.
 *
 * @param place where it stands
 * @param line as it stands there
 * @param message its message's number in the call, from 1
 * @param lineOfMessage which line of the message; 0 is the start line
 */
public record Evidence(Place place, String line, int message, int lineOfMessage) {
    static Evidence of(CallMessage message, int line) {
        List<String> lines = message.traced().lines();
        String text = line < lines.size() ? lines.get(line).strip() : "";
        return new Evidence(message.traced().placeOf(line), text, message.number(), line);
    }

    @Override
    public String toString() {
        return place + "  " + line;
    }
}
