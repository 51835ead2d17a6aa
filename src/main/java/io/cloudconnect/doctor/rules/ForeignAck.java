package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CSeq;
import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.NameAddress;
import java.util.List;
import java.util.Optional;

/** An ACK with the wrong number or tag. */
final class ForeignAck extends SingleRule {
    ForeignAck() {
        super("CC-T311");
    }

    @Override
    Optional<Hit> find(CallView call) {
        List<AgreedInvite> invites = AgreedInvite.of(call);
        for (AgreedInvite invite : invites) {
            Optional<Hit> hit = otherTag(invite);
            if (hit.isPresent()) {
                return hit;
            }
        }
        for (AgreedInvite invite : invites) {
            if (invite.ack().isEmpty()) {
                return otherNumber(call, invite);
            }
        }
        return Optional.empty();
    }

    private Optional<Hit> otherTag(AgreedInvite invite) {
        Optional<CallMessage> ack = invite.ack();
        Optional<String> expected = toTag(invite.answer());
        return ack.isEmpty() || expected.isEmpty() || toTag(ack.get()).equals(expected)
                ? Optional.empty()
                : Optional.of(hit().at(ack.get(), "To")
                        .at(invite.answer(), "To")
                        .with("found", "To tag " + toTag(ack.get()).orElse("none"))
                        .with("expected", expected.get()));
    }

    private static Optional<String> toTag(CallMessage message) {
        return message.message().to().flatMap(NameAddress::tag);
    }

    private Optional<Hit> otherNumber(CallView call, AgreedInvite invite) {
        return call.call().transactions("INVITE").stream()
                .filter(one -> one.request().isEmpty() && one.responses().isEmpty())
                .flatMap(one -> one.acks().stream())
                .filter(ack ->
                        call.isOurs(ack) && ack.number() > invite.answer().number())
                .findFirst()
                .map(ack -> hit().at(ack, "CSeq")
                        .at(invite.answer(), "CSeq")
                        .with(
                                "found",
                                "CSeq "
                                        + ack.message()
                                                .cseq()
                                                .map(CSeq::toString)
                                                .orElse("none"))
                        .with(
                                "expected",
                                invite.answer()
                                        .message()
                                        .cseq()
                                        .map(CSeq::toString)
                                        .orElse("none")));
    }
}
