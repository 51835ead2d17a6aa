package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Sdp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A private address where Twilio shall send media. */
final class PrivateMediaAddress implements Rule {
    private static final String MEDIA = "CC-T401";
    private static final String ORIGIN = "CC-T402";

    @Override
    public Set<String> ids() {
        return Set.of(MEDIA, ORIGIN);
    }

    @Override
    public Stream<Hit> examine(CallView call) {
        if (call.call().role() == CallRole.INTERNAL) {
            return Stream.empty();
        }
        List<CallMessage> ours = call.ours();
        Stream<Hit> media = ours.stream()
                .map(PrivateMediaAddress::media)
                .flatMap(Optional::stream)
                .limit(1);
        Stream<Hit> origin = ours.stream()
                .map(PrivateMediaAddress::origin)
                .flatMap(Optional::stream)
                .limit(1);
        return Stream.concat(media, origin);
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
        Hit found = hit;
        return address.map(
                value -> origin(message).map(found::and).orElse(found).with("address", value));
    }

    private static Optional<Hit> origin(CallMessage message) {
        return message.message()
                .sdp()
                .flatMap(Sdp::origin)
                .map(Sdp.Origin::address)
                .filter(HostAddress::isPrivate)
                .map(address -> Hit.of(ORIGIN)
                        .at(message, SdpLines.line(message, 'o', ""))
                        .with("address", address));
    }
}
