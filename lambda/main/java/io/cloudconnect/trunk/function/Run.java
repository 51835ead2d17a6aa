package io.cloudconnect.trunk.function;

import io.cloudconnect.trunk.function.reconcile.Progress;
import io.cloudconnect.trunk.function.twilio.TwilioHttpClient;
import java.util.Optional;

/** One request under way, and what its answer needs even if it fails: the physical id reached so far. */
final class Run {
    private final CloudFormationRequest request;
    private final Journal journal;
    private final Progress progress = new Progress();
    private volatile boolean imported;
    private volatile TwilioHttpClient http;

    Run(CloudFormationRequest request, Journal journal) {
        this.request = request;
        this.journal = journal;
    }

    CloudFormationRequest request() {
        return request;
    }

    Journal journal() {
        return journal;
    }

    Progress progress() {
        return progress;
    }

    void imported(boolean isImported) {
        imported = isImported;
    }

    void http(TwilioHttpClient client) {
        http = client;
    }

    long requests() {
        return http == null ? 0 : http.sent();
    }

    long throttled() {
        return http == null ? 0 : http.throttled();
    }

    /**
     * The id to answer with. A failed create names the trunk it made, so that the roll-back removes it; a failed update
     * or delete keeps the id, since another one would make CloudFormation remove the old trunk.
     */
    String physicalId(boolean success) {
        Optional<String> before = request.physicalResourceId();
        Optional<String> reached =
                progress.trunkSid().map(sid -> PhysicalId.of(sid, imported).text());
        if (success || before.isEmpty()) {
            return reached.or(() -> before)
                    .orElse(http != null && http.hasWritten() ? PhysicalId.UNKNOWN : PhysicalId.NOTHING);
        }
        return before.get();
    }

    CloudFormationResponse failed(String reason) {
        return CloudFormationResponse.failed(physicalId(false), reason);
    }
}
