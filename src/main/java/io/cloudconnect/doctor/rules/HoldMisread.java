package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.MediaDirection;
import io.cloudconnect.sip.Transaction;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An answer to a hold that RFC 3264, 6.1 does not allow. */
final class HoldMisread extends SingleRule {
    private static final Map<MediaDirection, Set<MediaDirection>> ALLOWED = Map.of(
            MediaDirection.SENDRECV, Set.of(MediaDirection.values()),
            MediaDirection.SENDONLY, Set.of(MediaDirection.RECVONLY, MediaDirection.INACTIVE),
            MediaDirection.RECVONLY, Set.of(MediaDirection.SENDONLY, MediaDirection.INACTIVE),
            MediaDirection.INACTIVE, Set.of(MediaDirection.INACTIVE));

    HoldMisread() {
        super("CC-T406");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.call().role() == CallRole.INTERNAL) {
            return Optional.empty();
        }
        for (Transaction change : call.call().reinvites()) {
            if (!change.succeeded() || change.request().isEmpty()) {
                continue;
            }
            Optional<MediaDirection> offered =
                    SdpLines.direction(change.request().get());
            Optional<MediaDirection> answered =
                    SdpLines.direction(change.finalResponse().orElseThrow());
            if (offered.isPresent()
                    && answered.isPresent()
                    && !ALLOWED.get(offered.get()).contains(answered.get())) {
                CallMessage request = change.request().orElseThrow();
                CallMessage answer = change.finalResponse().orElseThrow();
                return Optional.of(hit().at(
                                request,
                                SdpLines.line(request, 'a', offered.get().toString()))
                        .at(answer, SdpLines.line(answer, 'a', answered.get().toString()))
                        .with("offered", offered.get())
                        .with("answered", answered.get())
                        .with(
                                "allowed",
                                ALLOWED.get(offered.get()).stream()
                                        .map(MediaDirection::toString)
                                        .sorted()
                                        .collect(Collectors.joining(" or "))));
            }
        }
        return Optional.empty();
    }
}
