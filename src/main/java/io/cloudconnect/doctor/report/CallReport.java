package io.cloudconnect.doctor.report;

import io.cloudconnect.doctor.rules.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call in words.
 *
 * @param number in the report, from 1
 * @param facts what is known of it, in the order people read it: name and value
 * @param messages empty where none were asked for
 * @param comparison with the reference call; empty where none was asked for
 */
public record CallReport(
        int number,
        String callId,
        String role,
        String outcome,
        String verdict,
        String caller,
        String called,
        Optional<Instant> start,
        Map<String, String> facts,
        List<MessageReport> messages,
        List<FindingReport> findings,
        Optional<List<Difference>> comparison) {

    /** The worst finding; empty where there is none. */
    public Optional<Severity> worst() {
        return findings.stream().map(FindingReport::severity).min(Comparator.naturalOrder());
    }
}
