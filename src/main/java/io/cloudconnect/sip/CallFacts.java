package io.cloudconnect.sip;

import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.SipTransport;
import io.cloudconnect.twilio.TrunkDomain;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the messages of a call come to. */
record CallFacts(
        List<Transaction> transactions,
        Optional<Transaction> invite,
        List<Transaction> reinvites,
        Outcome outcome,
        OptionalInt status,
        CallTimings timings,
        Optional<String> callerTag,
        Optional<String> calledTag,
        Optional<Sdp> offer,
        Optional<Sdp> answer,
        Optional<SipTransport> transport,
        CallRole role,
        Optional<Edge> edge,
        Optional<TrunkDomain> trunkDomain,
        Optional<String> tnx,
        Optional<ConnectionSid> connection,
        Optional<String> twilioCallSid,
        Optional<String> caller,
        Optional<String> called,
        Optional<String> guid) {

    static CallFacts of(List<CallMessage> messages) {
        List<Transaction> transactions = Transactions.of(messages);
        List<Transaction> invites = transactions.stream()
                .filter(transaction -> transaction.is("INVITE"))
                .toList();
        Optional<Transaction> invite =
                invites.stream().filter(CallFacts::isInitial).reduce((first, last) -> last);
        List<Transaction> reinvites =
                invites.stream().filter(Predicate.not(CallFacts::isInitial)).toList();
        // A call whose set-up is not in the trace still has its sides: they are read off whatever is there.
        Optional<SipMessage> opening = invite.flatMap(Transaction::request)
                .or(() -> messages.stream()
                        .filter(one -> one.message().isRequest())
                        .findFirst())
                .map(CallMessage::message);
        List<String> hosts = TwilioEvidence.hosts(messages);
        Optional<String> tnx = opening.flatMap(SipMessage::requestUri).flatMap(SipUri::tnx);
        Optional<CallMessage> answered = invite.flatMap(Transaction::finalResponse);
        return new CallFacts(
                transactions,
                invite,
                reinvites,
                outcome(transactions, invite),
                answered.map(one -> OptionalInt.of(one.message().status())).orElse(OptionalInt.empty()),
                timings(messages, transactions, invite),
                opening.flatMap(SipMessage::from).flatMap(NameAddress::tag),
                calledTag(messages, answered),
                offer(invite),
                answer(invite),
                messages.stream()
                        .map(one -> one.traced().transport())
                        .flatMap(Optional::stream)
                        .findFirst(),
                TwilioEvidence.role(messages, opening),
                hosts.stream().map(TwilioHosts::edge).flatMap(Optional::stream).findFirst(),
                hosts.stream().map(TwilioHosts::trunk).flatMap(Optional::stream).findFirst(),
                tnx,
                tnx.flatMap(CallFacts::connection),
                firstHeader(messages, "X-Twilio-CallSid"),
                opening.flatMap(SipMessage::from).map(NameAddress::uri).flatMap(SipUri::number),
                opening.flatMap(SipMessage::requestUri).flatMap(SipUri::number).or(() -> opening.flatMap(SipMessage::to)
                        .map(NameAddress::uri)
                        .flatMap(SipUri::number)),
                guid(messages));
    }

    private static boolean isInitial(Transaction invite) {
        Optional<CallMessage> request = invite.request();
        return request.isPresent()
                && request.get().message().to().flatMap(NameAddress::tag).isEmpty();
    }

    private static Outcome outcome(List<Transaction> transactions, Optional<Transaction> invite) {
        if (invite.isEmpty()) {
            return Outcome.NOT_A_CALL;
        }
        Optional<CallMessage> end = invite.get().finalResponse();
        if (invite.get().succeeded()) {
            boolean ended = transactions.stream().anyMatch(transaction -> transaction.is("BYE"));
            return ended ? Outcome.COMPLETED : Outcome.ANSWERED;
        }
        boolean cancelled = transactions.stream().anyMatch(transaction -> transaction.is("CANCEL"));
        if (cancelled && (end.isEmpty() || end.get().message().status() == 487)) {
            return Outcome.CANCELLED;
        }
        if (end.isPresent()) {
            return Outcome.REJECTED;
        }
        return invite.get().responses().isEmpty() ? Outcome.NO_RESPONSE : Outcome.UNFINISHED;
    }

    private static CallTimings timings(
            List<CallMessage> messages, List<Transaction> transactions, Optional<Transaction> invite) {
        Optional<TraceTime> sent = invite.flatMap(Transaction::request).flatMap(CallMessage::time);
        Optional<TraceTime> rung = invite.flatMap(transaction -> transaction.responses().stream()
                        .filter(response -> response.message().status() >= 180)
                        .findFirst())
                .flatMap(CallMessage::time);
        Optional<TraceTime> answered = invite.filter(Transaction::succeeded)
                .flatMap(Transaction::finalResponse)
                .flatMap(CallMessage::time);
        Optional<TraceTime> ended = transactions.stream()
                .filter(transaction -> transaction.is("BYE"))
                .findFirst()
                .flatMap(Transaction::request)
                .flatMap(CallMessage::time);
        return new CallTimings(
                messages.stream()
                        .map(CallMessage::time)
                        .flatMap(Optional::stream)
                        .findFirst(),
                messages.stream()
                        .map(CallMessage::time)
                        .flatMap(Optional::stream)
                        .reduce((first, last) -> last),
                between(sent, rung),
                between(sent, answered),
                between(answered, ended));
    }

    private static Optional<Duration> between(Optional<TraceTime> from, Optional<TraceTime> to) {
        return from.flatMap(start -> to.map(end -> end.since(start)));
    }

    private static Optional<String> calledTag(List<CallMessage> messages, Optional<CallMessage> answered) {
        return Stream.concat(answered.stream(), messages.stream())
                .map(CallMessage::message)
                .filter(SipMessage::isResponse)
                .map(message -> message.to().flatMap(NameAddress::tag))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Sdp> offer(Optional<Transaction> invite) {
        return invite.flatMap(Transaction::request)
                .flatMap(request -> request.message().sdp())
                .or(() -> invite.flatMap(CallFacts::firstDescribedResponse));
    }

    private static Optional<Sdp> answer(Optional<Transaction> invite) {
        boolean early = invite.flatMap(Transaction::request)
                .flatMap(request -> request.message().sdp())
                .isPresent();
        if (early) {
            return invite.flatMap(CallFacts::firstDescribedResponse);
        }
        return invite.flatMap(transaction -> transaction.acks().stream()
                .map(ack -> ack.message().sdp())
                .flatMap(Optional::stream)
                .findFirst());
    }

    private static Optional<Sdp> firstDescribedResponse(Transaction invite) {
        return invite.responses().stream()
                .filter(response -> response.message().status() < 300)
                .map(response -> response.message().sdp())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ConnectionSid> connection(String tnx) {
        try {
            return Optional.of(new ConnectionSid(tnx));
        } catch (IllegalArgumentException masked) {
            return Optional.empty();
        }
    }

    private static Optional<String> firstHeader(List<CallMessage> messages, String name) {
        return messages.stream()
                .map(one -> one.message().header(name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Of the log's header lines, else of {@code Cisco-Guid}: four decimal words, of which the first one and a half. */
    private static Optional<String> guid(List<CallMessage> messages) {
        return messages.stream()
                .map(one -> one.traced().router().flatMap(TraceMessage.RouterContext::guid))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> firstHeader(messages, "Cisco-Guid").flatMap(CallFacts::hexadecimal));
    }

    private static Optional<String> hexadecimal(String guid) {
        String[] words = guid.split("-");
        if (words.length != 4 || !words[0].matches("\\d{1,10}") || !words[1].matches("\\d{1,10}")) {
            return Optional.empty();
        }
        String hex = String.format(Locale.ROOT, "%08X%08X", Long.parseLong(words[0]), Long.parseLong(words[1]));
        return Optional.of(hex.substring(0, 12));
    }
}
