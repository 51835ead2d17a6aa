package io.cloudconnect.doctor.report;

import io.cloudconnect.doctor.rules.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A finding in words.
 *
 * @param chapter of the article of 2019; empty where it has none
 * @param evidence the lines that show it
 */
public record FindingReport(
        String id,
        Severity severity,
        String title,
        String explanation,
        String remedy,
        List<String> router,
        String source,
        Optional<String> chapter,
        List<Line> evidence) {

    /**
     * A line of the trace.
     *
     * @param place file and line, or file and frame
     * @param file alone
     * @param number line or frame
     * @param frame true where the number is a frame's
     * @param message its message's number in the call, from 1
     * @param lineOfMessage which line of the message, from 0
     */
    public record Line(
            String place, String file, long number, boolean frame, String text, int message, int lineOfMessage) {}
}
