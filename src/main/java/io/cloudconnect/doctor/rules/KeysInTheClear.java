package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
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
        Optional<CallMessage> keyed = call.sentInvite().filter(KeysInTheClear::hasKeys);
        return plain && keyed.isPresent()
                ? Optional.of(hit().at(keyed.get(), SdpLines.line(keyed.get(), 'a', "crypto:")))
                : Optional.empty();
    }

    private static boolean hasKeys(CallMessage invite) {
        return SdpLines.audio(invite)
                .filter(audio -> audio.isSecure() && !audio.crypto().isEmpty())
                .isPresent();
    }
}
