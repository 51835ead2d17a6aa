package io.cloudconnect.doctor;

import io.cloudconnect.doctor.rules.Severity;
import io.cloudconnect.sip.Call;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A call and what is wrong with it.
 *
 * @param findings the worst first; empty where all is well
 * @param seenByTwilio the address Twilio saw
 */
public record CallDiagnosis(Call call, List<Finding> findings, Optional<String> seenByTwilio, List<Boolean> ours) {

    /** The worst there is; empty where all is well. */
    public Optional<Severity> worst() {
        return findings.stream().map(Finding::severity).min(Comparator.naturalOrder());
    }

    /** One sentence: how the call went, and why. */
    public String verdict() {
        return Verdict.of(this);
    }
}
