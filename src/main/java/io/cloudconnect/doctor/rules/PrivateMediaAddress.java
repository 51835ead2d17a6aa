package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Sdp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A private address where Twilio shall send media. */
final class PrivateMediaAddress implements Rule {
    private static final String MEDIA = "CC-T401";
    private static final String ORIGIN = "CC-T402";

    @Override
    public Set<String> ids() {
        return Set.of(MEDIA, ORIGIN);
    }

    @Override
    public List<Hit> examine(CallView call) {
        if (call.call().role() == CallRole.INTERNAL) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>(2);
        Optional<Hit> media = first(call, PrivateMediaAddress::media);
        if (media.isPresent()) {
            hits.add(media.get());
        }
        Optional<Hit> origin = first(call, PrivateMediaAddress::origin);
        if (origin.isPresent()) {
            hits.add(origin.get());
        }
        return hits;
    }

    private static Optional<Hit> first(CallView call, Function<CallMessage, Optional<Hit>> look) {
        for (CallMessage message : call.describedByUs()) {
            Optional<Hit> hit = look.apply(message);
            if (hit.isPresent()) {
                return hit;
            }
        }
        return Optional.empty();
    }

    private static Optional<Hit> media(CallMessage message) {
        Hit hit = Hit.of(MEDIA);
        Optional<String> address = Optional.empty();
        for (Sdp.Connection connection : SdpLines.connections(message)) {
            if (HostAddress.isPrivate(connection.address())) {
                hit = hit.at(message, connection.line());
                address = Optional.of(connection.address());
            }
        }
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Optional<Hit> origin = origin(message);
        hit = origin.isPresent() ? hit.and(origin.get()) : hit;
        return Optional.of(hit.with("address", address.get()));
    }

    private static Optional<Hit> origin(CallMessage message) {
        Optional<String> address = message.message()
                .sdp()
                .flatMap(Sdp::origin)
                .map(Sdp.Origin::address)
                .filter(HostAddress::isPrivate);
        return address.isEmpty()
                ? Optional.empty()
                : Optional.of(Hit.of(ORIGIN)
                        .at(message, SdpLines.line(message, 'o', ""))
                        .with("address", address.get()));
    }
}
