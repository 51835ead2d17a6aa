package io.cloudconnect.doctor.rules;

import java.util.Optional;

/** With a secure site: an offer without SRTP. */
final class PlainRtpOnSecureTrunk extends SingleRule {
    PlainRtpOnSecureTrunk() {
        super("CC-T224");
    }

    @Override
    Optional<Hit> find(CallView call) {
        boolean secure = call.site().filter(SiteFacts::secure).isPresent();
        if (!secure || call.isAnswered()) {
            return Optional.empty();
        }
        return call.sentInvite().flatMap(invite -> SdpLines.audio(invite)
                .filter(audio -> !audio.isSecure())
                .map(audio -> hit().at(invite, audio.line()).with("protocol", audio.protocol())));
    }
}
