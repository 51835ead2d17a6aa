package io.cloudconnect.doctor;

import io.cloudconnect.doctor.rules.CallView;
import io.cloudconnect.doctor.rules.Severity;
import io.cloudconnect.sip.Call;
import io.cloudconnect.sip.CallMessage;
import java.util.List;
import java.util.Optional;

/**
 * A call and what is wrong with it.
 *
 * @param findings the worst first; empty where all is well
 */
public record CallDiagnosis(CallView view, List<Finding> findings) {
    public Call call() {
        return view.call();
    }

    /** The worst there is; empty where all is well. */
    public Optional<Severity> worst() {
        return findings.isEmpty()
                ? Optional.empty()
                : Optional.of(findings.get(0).severity());
    }

    /** The address Twilio saw. */
    public Optional<String> seenByTwilio() {
        return view.seenByTwilio();
    }

    /** True when our side sent the message. */
    public boolean isOurs(CallMessage message) {
        return view.isOurs(message);
    }

    /** One sentence: how the call went, and why. */
    public String verdict() {
        return Verdict.of(this);
    }
}
