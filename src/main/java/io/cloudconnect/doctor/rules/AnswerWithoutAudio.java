package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Sdp;
import io.cloudconnect.sip.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** An answer that refuses the audio, or says nothing of media at all. */
final class AnswerWithoutAudio implements Rule {
    private static final String REFUSED = "CC-T414";
    private static final String MISSING = "CC-T416";

    @Override
    public Set<String> ids() {
        return Set.of(REFUSED, MISSING);
    }

    @Override
    public List<Hit> examine(CallView call) {
        Optional<Transaction> invite = call.call().invite().filter(Transaction::succeeded);
        boolean offered =
                invite.flatMap(Transaction::request).flatMap(SdpLines::audio).isPresent();
        if (!offered || call.call().role() == CallRole.INTERNAL) {
            return List.of();
        }
        CallMessage answer = invite.get().finalResponse().orElseThrow();
        String who = call.isOurs(answer) ? "The router" : "Twilio";
        Optional<Sdp> sdp = answer.message().sdp();
        if (sdp.isEmpty()) {
            boolean earlier = invite.get().provisional().stream()
                    .anyMatch(one -> one.message().sdp().isPresent());
            return answer.message().contentLength().equals(OptionalInt.of(0)) && !earlier
                    ? List.of(Hit.of(MISSING)
                            .at(answer)
                            .at(answer, "Content-Length")
                            .with("who", who))
                    : List.of();
        }
        boolean refused = sdp.get().audio().filter(audio -> audio.port() != 0).isEmpty();
        return refused
                ? List.of(Hit.of(REFUSED)
                        .at(answer, sdp.get().audio().map(Sdp.Media::line).orElse(0))
                        .with("who", who))
                : List.of();
    }
}
