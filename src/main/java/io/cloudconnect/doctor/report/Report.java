package io.cloudconnect.doctor.report;

import io.cloudconnect.doctor.Anonymiser;
import io.cloudconnect.doctor.CallDiagnosis;
import io.cloudconnect.doctor.Diagnosis;
import io.cloudconnect.doctor.Secrets;
import io.cloudconnect.doctor.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A diagnosis as plain words and lines: all that the outputs print stands here, and has been masked here.
 *
 * @param files the traces, as the user named them
 * @param overall findings about many calls at once
 * @param left calls that were examined and are not listed
 * @param unreadable what was passed over
 */
public record Report(
        String verdict,
        List<String> files,
        Diagnosis.Counts counts,
        List<FindingReport> overall,
        List<CallReport> calls,
        long left,
        List<String> unreadable,
        boolean anonymised) {

    /**
     * How a report is made.
     *
     * @param anonymiser who masks names; secrets are masked without one as well
     * @param compared whether calls are held against the reference call
     */
    public record Options(Optional<Anonymiser> anonymiser, boolean compared) {
        public static final Options PLAIN = new Options(Optional.empty(), false);

        /** The same, with names put in the place of numbers, addresses and SIDs. */
        public Options anonymise() {
            return new Options(Optional.of(new Anonymiser()), compared);
        }

        /** The same, with every call held against the reference call. */
        public Options compare() {
            return new Options(anonymiser, true);
        }

        String text(String text) {
            return anonymiser.map(one -> one.mask(text)).orElseGet(() -> Secrets.mask(text));
        }

        List<String> message(List<String> lines) {
            return anonymiser
                    .map(one -> one.message(lines))
                    .orElseGet(() -> lines.stream().map(Secrets::mask).toList());
        }
    }

    /**
     * Puts a diagnosis into words.
     *
     * @param files the traces: their paths, and what the user calls them
     */
    public static Report of(Diagnosis diagnosis, Map<String, String> files, Options options) {
        ReportWriter writer = new ReportWriter(files, options);
        writer.learn(diagnosis);
        List<CallReport> calls = new ArrayList<>();
        for (CallDiagnosis call : diagnosis.calls()) {
            calls.add(new CallReport(calls.size() + 1, call, writer));
        }
        return new Report(
                writer.text(diagnosis.verdict()),
                files.keySet().stream().map(writer::file).toList(),
                diagnosis.counts(),
                diagnosis.overall().stream()
                        .map(finding -> new FindingReport(finding, writer, message -> List.of()))
                        .toList(),
                calls,
                diagnosis.left(),
                diagnosis.unreadable().stream()
                        .map(one -> writer.place(one.place()) + ": " + writer.text(one.found() + "; " + one.remedy()))
                        .toList(),
                options.anonymiser().isPresent());
    }

    /** How many findings of this severity there are, in the calls listed and overall. */
    public long count(Severity severity) {
        return Stream.concat(overall.stream(), calls.stream().flatMap(call -> call.findings().stream()))
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
