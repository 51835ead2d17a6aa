package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.HostPort;
import io.cloudconnect.sip.SipUri;
import io.cloudconnect.twilio.SipTransport;
import java.util.Optional;
import java.util.OptionalInt;

/** A port Twilio does not listen on for the transport in use. */
final class WrongPort extends SingleRule {
    WrongPort() {
        super("CC-T105");
    }

    @Override
    Optional<Hit> find(CallView call) {
        Optional<SipTransport> transport = call.isAnswered() ? Optional.empty() : call.transport();
        if (transport.isEmpty()) {
            return Optional.empty();
        }
        int right = transport.get().port();
        OptionalInt byUri = call.requestUri().map(SipUri::port).orElse(OptionalInt.empty());
        OptionalInt byPacket = call.sentInvite()
                .flatMap(invite -> invite.traced().destination())
                .map(HostPort::port)
                .orElse(OptionalInt.empty());
        OptionalInt port = byPacket.isPresent() ? byPacket : byUri;
        return port.isEmpty() || port.getAsInt() == right
                ? Optional.empty()
                : Optional.of(hit().at(call.sentInvite().orElseThrow())
                        .with("port", port.getAsInt())
                        .with("rightPort", right));
    }
}
