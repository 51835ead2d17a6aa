package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Sdp;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** SRTP in a form Twilio does not take. Source: https://www.twilio.com/docs/sip-trunking */
final class UnusableSrtp extends SingleRule {
    private static final Set<String> SUITES = Set.of("AES_CM_128_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_32");
    /** {@code inline:KEY|2^20|1:4}: the last part names a master key. */
    private static final Pattern MKI = Pattern.compile(".*\\|\\d+:\\d+.*");

    UnusableSrtp() {
        super("CC-T412");
    }

    @Override
    Optional<Hit> find(CallView call) {
        if (call.call().role() == CallRole.INTERNAL) {
            return Optional.empty();
        }
        for (CallMessage one : call.describedByUs()) {
            Optional<Sdp.Media> audio = SdpLines.audio(one);
            if (audio.isPresent()
                    && audio.get().isSecure()
                    && audio.get().crypto().stream().noneMatch(UnusableSrtp::isUsable)) {
                return Optional.of(
                        hit().at(one, SdpLines.line(one, 'a', "crypto:")).with("suites", suites(audio.get())));
            }
        }
        return Optional.empty();
    }

    private static boolean isUsable(Sdp.Crypto crypto) {
        return SUITES.contains(crypto.suite())
                && !MKI.matcher(crypto.keyParameters()).matches();
    }

    private static String suites(Sdp.Media audio) {
        String names = audio.crypto().stream()
                .map(crypto ->
                        crypto.suite() + (MKI.matcher(crypto.keyParameters()).matches() ? " and an MKI" : ""))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "no a=crypto (DTLS-SRTP, perhaps)" : names;
    }
}
