package io.cloudconnect.doctor.rules;

import io.cloudconnect.twilio.SipTransport;
import java.util.Optional;

/** SRTP keys in a message anybody can read. */
final class KeysInTheClear extends SingleRule {
    KeysInTheClear() {
        super("CC-T413");
    }

    @Override
    Optional<Hit> find(CallView call) {
        boolean plain = call.transport().filter(one -> one != SipTransport.TLS).isPresent();
        return call.sentInvite().filter(invite -> plain).flatMap(invite -> SdpLines.audio(invite)
                .filter(audio -> audio.isSecure() && !audio.crypto().isEmpty())
                .map(audio -> hit().at(invite, SdpLines.line(invite, 'a', "crypto:"))));
    }
}
