package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.Transaction;
import io.cloudconnect.twilio.SipTransport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Twilio's BYE when its wait for an ACK is over, though the ACK in the trace is right. */
final class DroppedAfterHalfAMinute implements Rule {
    private static final String BY_UDP = "CC-T306";
    private static final String BY_CONNECTION = "CC-T305";

    @Override
    public Set<String> ids() {
        return Set.of(BY_UDP, BY_CONNECTION);
    }

    @Override
    public List<Hit> examine(CallView call) {
        Optional<CallMessage> bye = call.call().bye().flatMap(Transaction::request);
        if (bye.isEmpty() || call.isOurs(bye.get())) {
            return List.of();
        }
        Optional<Duration> stood = call.fromAnswerToBye();
        List<AgreedInvite> invites = AgreedInvite.of(call);
        if (stood.isEmpty() || invites.isEmpty()) {
            return List.of();
        }
        AgreedInvite last = invites.get(invites.size() - 1);
        boolean repeated = !call.repetitions(last.answer()).isEmpty();
        boolean udp = call.transport().filter(one -> one == SipTransport.UDP).isPresent();
        // A connection loses nothing, so only Twilio's own timer is suspect there; UDP is by itself.
        long from = udp || repeated ? 18 : 29;
        long to = udp || repeated ? 35 : 33;
        long seconds = stood.get().toSeconds();
        if (last.ack().isEmpty() || seconds < from || seconds > to) {
            return List.of();
        }
        return List.of(Hit.of(udp ? BY_UDP : BY_CONNECTION)
                .at(last.answer())
                .at(last.ack().get())
                .at(bye.get())
                .with("seconds", seconds));
    }
}
