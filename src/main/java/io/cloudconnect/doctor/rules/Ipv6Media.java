package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallRole;
import java.util.Optional;

/** Media asked for by IPv6. */
final class Ipv6Media extends SingleRule {
    Ipv6Media() {
        super("CC-T419");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.call().role() == CallRole.INTERNAL) {
            return Optional.empty();
        }
        return call.describedByUs().stream()
                .flatMap(one -> SdpLines.connections(one).stream()
                        .filter(connection -> connection.addressType().equalsIgnoreCase("IP6"))
                        .map(connection -> hit().at(one, connection.line()).with("address", connection.address())))
                .findFirst();
    }
}
