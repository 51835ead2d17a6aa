package io.cloudconnect.doctor;

import io.cloudconnect.doctor.rules.Severity;
import io.cloudconnect.doctor.rules.Words;
import io.cloudconnect.sip.Call;
import io.cloudconnect.sip.CallTimings;
import io.cloudconnect.sip.Transaction;
import java.util.stream.Collectors;

/** One sentence about a call. */
final class Verdict {
    private Verdict() {}

    static String of(CallDiagnosis diagnosis) {
        String course = course(diagnosis.call());
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .findFirst()
                .filter(finding -> !course.endsWith(finding.title()))
                .map(finding -> course + ": " + finding.title())
                .orElse(course);
    }

    private static String course(Call call) {
        CallTimings times = call.timings();
        return switch (call.outcome()) {
            case COMPLETED ->
                "Answered"
                        + times.duration()
                                .map(time -> ", ended after " + Words.span(time))
                                .orElse(" and ended");
            case ANSWERED -> "Answered, no end in the trace";
            case REJECTED -> "Refused with " + status(call);
            case CANCELLED -> "Given up by the caller";
            case UNFINISHED -> "No final answer in the trace";
            case NO_RESPONSE -> "No answer at all";
            case NOT_A_CALL -> "No call set up in the trace (" + methods(call) + ")";
        };
    }

    private static String status(Call call) {
        return call.invite()
                .flatMap(Transaction::finalResponse)
                .map(answer ->
                        (answer.message().status() + " " + answer.message().reason()).strip())
                .orElse("an unknown status");
    }

    private static String methods(Call call) {
        String methods = call.transactions().stream()
                .map(Transaction::method)
                .distinct()
                .limit(4)
                .collect(Collectors.joining(", "));
        return methods.isEmpty() ? "nothing readable" : methods;
    }
}
