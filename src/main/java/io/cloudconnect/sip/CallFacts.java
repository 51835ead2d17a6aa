package io.cloudconnect.sip;

import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.SipTransport;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the messages of a call come to. Transactions are joined at once; all else is worked out when it is asked for,
 * since of most calls of a large trace little is asked.
 */
final class CallFacts {
    private final List<CallMessage> messages;
    private final List<Transaction> transactions;
    private final Optional<Transaction> invite;
    private final List<Transaction> reinvites;
    private final Optional<CallMessage> opening;
    private final CallRole role;

    private CallFacts(List<CallMessage> messages) {
        this.messages = messages;
        this.transactions = Transactions.of(messages);
        Optional<Transaction> initial = Optional.empty();
        List<Transaction> later = new ArrayList<>();
        for (Transaction transaction : transactions) {
            if (isInitial(transaction)) {
                initial = Optional.of(transaction);
            } else if (transaction.is("INVITE")) {
                later.add(transaction);
            }
        }
        this.invite = initial;
        this.reinvites = List.copyOf(later);
        Optional<CallMessage> request = invite.flatMap(Transaction::request);
        this.opening = request.isPresent() ? request : firstRequest(messages);
        this.role = TwilioEvidence.role(opening);
    }

    static CallFacts of(List<CallMessage> messages) {
        return new CallFacts(messages);
    }

    private static boolean isInitial(Transaction transaction) {
        return transaction.is("INVITE")
                && transaction.request().isPresent()
                && transaction
                        .request()
                        .get()
                        .message()
                        .to()
                        .flatMap(NameAddress::tag)
                        .isEmpty();
    }

    private static Optional<CallMessage> firstRequest(List<CallMessage> messages) {
        for (CallMessage one : messages) {
            if (one.message().isRequest()) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    List<Transaction> transactions() {
        return transactions;
    }

    Optional<Transaction> invite() {
        return invite;
    }

    List<Transaction> reinvites() {
        return reinvites;
    }

    CallRole role() {
        return role;
    }

    /** A call whose set-up is not in the trace still has its sides: they are read off whatever is there. */
    private Optional<SipMessage> opening() {
        return opening.map(CallMessage::message);
    }

    Outcome outcome() {
        if (invite.isEmpty()) {
            return Outcome.NOT_A_CALL;
        }
        Optional<CallMessage> end = invite.get().finalResponse();
        if (invite.get().succeeded()) {
            return has("BYE") ? Outcome.COMPLETED : Outcome.ANSWERED;
        }
        if (has("CANCEL") && (end.isEmpty() || end.get().message().status() == 487)) {
            return Outcome.CANCELLED;
        }
        if (end.isPresent()) {
            return Outcome.REJECTED;
        }
        return invite.get().responses().isEmpty() ? Outcome.NO_RESPONSE : Outcome.UNFINISHED;
    }

    private boolean has(String method) {
        for (Transaction transaction : transactions) {
            if (transaction.is(method)) {
                return true;
            }
        }
        return false;
    }

    Optional<String> callerTag() {
        return opening().flatMap(SipMessage::from).flatMap(NameAddress::tag);
    }

    Optional<String> calledTag() {
        return first(
                Stream.concat(invite.flatMap(Transaction::finalResponse).stream(), messages.stream())
                        .filter(one -> one.message().isResponse()),
                one -> one.message().to().flatMap(NameAddress::tag));
    }

    Optional<Sdp> offer() {
        return invitedWith().or(this::describedResponse);
    }

    Optional<Sdp> answer() {
        return invitedWith().isPresent()
                ? describedResponse()
                : first(invite.stream().flatMap(one -> one.acks().stream()), ack -> ack.message()
                        .sdp());
    }

    private Optional<Sdp> invitedWith() {
        return invite.flatMap(Transaction::request)
                .flatMap(request -> request.message().sdp());
    }

    private Optional<Sdp> describedResponse() {
        return first(
                invite.stream()
                        .flatMap(one -> one.responses().stream())
                        .filter(response -> response.message().status() < 300),
                response -> response.message().sdp());
    }

    Optional<SipTransport> transport() {
        for (CallMessage one : messages) {
            Optional<SipTransport> transport = one.traced().transport();
            if (transport.isPresent()) {
                return transport;
            }
        }
        return Optional.empty();
    }

    Optional<Edge> edge() {
        return first(TwilioEvidence.hosts(messages).stream(), TwilioHosts::edge);
    }

    Optional<TrunkDomain> trunkDomain() {
        return first(TwilioEvidence.hosts(messages).stream(), TwilioHosts::trunk);
    }

    Optional<String> tnx() {
        return opening().flatMap(SipMessage::requestUri).flatMap(SipUri::tnx);
    }

    Optional<ConnectionSid> connection() {
        return tnx().flatMap(text -> {
            try {
                return Optional.of(new ConnectionSid(text));
            } catch (IllegalArgumentException masked) {
                return Optional.empty();
            }
        });
    }

    Optional<String> twilioCallSid() {
        return header("X-Twilio-CallSid");
    }

    Optional<String> caller() {
        return opening().flatMap(SipMessage::from).map(NameAddress::uri).flatMap(SipUri::number);
    }

    Optional<String> called() {
        return opening().flatMap(SipMessage::requestUri).flatMap(SipUri::number).or(() -> opening()
                .flatMap(SipMessage::to)
                .map(NameAddress::uri)
                .flatMap(SipUri::number));
    }

    /** Of the log's header lines, else of {@code Cisco-Guid}: four decimal words, of which the first one and a half. */
    Optional<String> guid() {
        return first(messages.stream(), one -> one.traced().router().flatMap(TraceMessage.RouterContext::guid))
                .or(() -> header("Cisco-Guid").flatMap(CallFacts::hexadecimal));
    }

    private static Optional<String> hexadecimal(String guid) {
        String[] words = guid.split("-");
        if (words.length != 4 || !words[0].matches("\\d{1,10}") || !words[1].matches("\\d{1,10}")) {
            return Optional.empty();
        }
        String hex = String.format(Locale.ROOT, "%08X%08X", Long.parseLong(words[0]), Long.parseLong(words[1]));
        return Optional.of(hex.substring(0, 12));
    }

    private Optional<String> header(String name) {
        return first(messages.stream(), one -> one.message().header(name));
    }

    private static <S, T> Optional<T> first(Stream<S> among, Function<S, Optional<T>> wanted) {
        return among.map(wanted).flatMap(Optional::stream).findFirst();
    }
}
