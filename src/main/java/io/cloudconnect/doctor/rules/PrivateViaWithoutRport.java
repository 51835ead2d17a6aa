package io.cloudconnect.doctor.rules;

import io.cloudconnect.twilio.SipTransport;
import java.util.Optional;

/** Answers over UDP that a NAT may lose. Source: https://www.rfc-editor.org/rfc/rfc3581 */
final class PrivateViaWithoutRport extends SingleRule {
    private static final int USUAL_PORT = 5060;

    PrivateViaWithoutRport() {
        super("CC-T112");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (!call.isLeftUnanswered()) {
            return Optional.empty();
        }
        return call.sentInvite()
                .filter(invite -> invite.traced().transport().equals(Optional.of(SipTransport.UDP)))
                .flatMap(invite -> invite.message()
                        .topVia()
                        .filter(via -> HostAddress.isPrivate(via.sentBy().host())
                                && !via.parameters().has("rport"))
                        .map(via -> hit().at(invite, "Via")
                                .with("viaHost", via.sentBy().host())
                                .with("viaPort", via.sentBy().port().orElse(USUAL_PORT))));
    }
}
