package io.cloudconnect.doctor;

import io.cloudconnect.doctor.rules.Catalogue;
import io.cloudconnect.doctor.rules.Severity;
import io.cloudconnect.doctor.rules.Words;
import io.cloudconnect.sip.Unreadable;
import java.util.List;
import java.util.Map;

/**
 * What a trace comes to.
 *
 * @param calls those with Twilio: all with findings up to a bound, and the first without
 * @param overall findings about many calls at once
 * @param counts how many there were of what
 * @param unreadable what was passed over
 */
public record Diagnosis(
        List<CallDiagnosis> calls,
        List<Finding> overall,
        Counts counts,
        List<Unreadable> unreadable,
        boolean siteKnown) {

    /**
     * Sums of the whole trace, also of calls that are not kept.
     *
     * @param calls with Twilio
     * @param sick calls of these with an error or a warning
     * @param others calls without Twilio: the legs to the on-premises side
     * @param messages SIP messages read
     * @param byFinding how many calls each finding was made in
     */
    public record Counts(long calls, long sick, long others, long messages, Map<String, Long> byFinding) {}

    /** True when something is wrong; notes do not count. */
    public boolean hasProblems() {
        return counts.sick() > 0 || !overall.isEmpty();
    }

    /** How many calls were examined and are not among {@link #calls()}. */
    public long left() {
        return counts.calls() - calls.size();
    }

    /** One sentence about the trace. */
    public String verdict() {
        if (counts.messages() == 0) {
            return "There is no SIP in this.";
        }
        if (counts.calls() == 0) {
            return "No call with Twilio is in this, only " + Words.counted(counts.others(), "call")
                    + " between others.";
        }
        if (!hasProblems()) {
            return counts.calls() == 1
                    ? "One call with Twilio, and nothing is wrong with it."
                    : Words.counted(counts.calls(), "call") + " with Twilio, and nothing is wrong with them.";
        }
        if (counts.calls() == 1 && calls.size() == 1 && counts.sick() == 1) {
            return calls.get(0).verdict() + ".";
        }
        return counts.sick() + " of " + Words.counted(counts.calls(), "call") + " with Twilio "
                + (counts.sick() == 1 ? "has" : "have") + " a problem" + mostOften() + ".";
    }

    private String mostOften() {
        return counts.byFinding().entrySet().stream()
                .filter(entry -> Catalogue.row(entry.getKey()).severity() != Severity.NOTE)
                .max(Map.Entry.comparingByValue())
                .filter(entry -> counts.sick() > 1 && entry.getValue() > 1)
                .map(entry -> ", most often: " + Catalogue.row(entry.getKey()).title() + " (" + entry.getValue() + ")")
                .orElse("");
    }
}
