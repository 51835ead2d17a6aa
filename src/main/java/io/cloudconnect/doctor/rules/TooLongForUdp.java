package io.cloudconnect.doctor.rules;

import io.cloudconnect.twilio.SipTransport;
import java.util.Optional;

/** An INVITE that UDP carries in fragments. Source: https://www.rfc-editor.org/rfc/rfc3261#section-18.1.1 */
final class TooLongForUdp extends SingleRule {
    private static final int LIMIT = 1300;

    TooLongForUdp() {
        super("CC-T106");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (!call.isLeftUnanswered()) {
            return Optional.empty();
        }
        return call.sentInvite()
                .filter(invite -> invite.traced().transport().equals(Optional.of(SipTransport.UDP)))
                .filter(invite -> invite.message().size() > LIMIT)
                .map(invite -> hit().at(invite)
                        .at(invite, "Content-Length")
                        .with("bytes", invite.message().size()));
    }
}
