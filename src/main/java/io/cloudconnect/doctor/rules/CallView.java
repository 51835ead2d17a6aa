package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.Call;
import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.Direction;
import io.cloudconnect.sip.HostPort;
import io.cloudconnect.sip.NameAddress;
import io.cloudconnect.sip.SipUri;
import io.cloudconnect.sip.Transaction;
import io.cloudconnect.sip.Via;
import io.cloudconnect.twilio.SipTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A call as the rules look at it: which side is Twilio, what answers what, and what the site says. */
public final class CallView {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Call call;
    private final Optional<SiteFacts> site;
    private final Optional<Instant> traceEnd;
    private final Lazy<List<CallMessage>> ours = new Lazy<>(this::findOurs);
    private final Lazy<List<CallMessage>> twilios = new Lazy<>(this::findTwilios);
    private final Lazy<List<CallMessage>> describedByUs = new Lazy<>(() -> described(ours()));
    private final Lazy<List<CallMessage>> describedByTwilio = new Lazy<>(() -> described(twilios()));
    private final Lazy<Optional<CallMessage>> sentInvite = new Lazy<>(this::findSentInvite);
    private final Lazy<Optional<CallMessage>> receivedInvite = new Lazy<>(this::findReceivedInvite);
    private final Lazy<Optional<SipUri>> requestUri = new Lazy<>(this::findRequestUri);
    private final Lazy<Optional<CallMessage>> finalResponse = new Lazy<>(this::findFinalResponse);
    private final Lazy<List<Transaction>> agreedInvites = new Lazy<>(this::findAgreedInvites);
    private final Lazy<Optional<String>> seenByTwilio = new Lazy<>(this::findSeenByTwilio);
    private final Lazy<Set<String>> ourAddresses = new Lazy<>(this::findOurAddresses);
    private final Lazy<Optional<SipTransport>> transport = new Lazy<>(this::findTransport);
    private final Lazy<Optional<Duration>> fromAnswerToBye = new Lazy<>(this::findFromAnswerToBye);
    private final Lazy<List<AgreedInvite>> acknowledged = new Lazy<>(() -> AgreedInvite.find(this));
    private final Lazy<Map<String, String>> commonValues = new Lazy<>(() -> CommonValues.of(this));
    private final Destination destination = new Destination(this);

    /**
     * A view of a call.
     *
     * @param traceEnd the latest time seen in the trace so far
     */
    public CallView(Call call, Optional<SiteFacts> site, Optional<Instant> traceEnd) {
        this.call = call;
        this.site = site;
        this.traceEnd = traceEnd;
    }

    public Call call() {
        return call;
    }

    public Optional<SiteFacts> site() {
        return site;
    }

    /** True for a call to Twilio. */
    public boolean isTermination() {
        return call.role() == CallRole.TERMINATION;
    }

    /** True for a call from Twilio. */
    public boolean isOrigination() {
        return call.role() == CallRole.ORIGINATION;
    }

    /** True when our side sent it. Where the trace does not say, the tags do: each side keeps its own. */
    public boolean isOurs(CallMessage one) {
        if (one.direction() != Direction.UNKNOWN) {
            return one.isSent();
        }
        boolean callersRequest = one.message().from().flatMap(NameAddress::tag).equals(call.callerTag());
        boolean byCaller = one.message().isRequest() == callersRequest;
        return byCaller == isTermination();
    }

    /** The messages of our side, without repetitions. */
    public List<CallMessage> ours() {
        return ours.get();
    }

    private List<CallMessage> findOurs() {
        return said(true);
    }

    private List<CallMessage> said(boolean byUs) {
        List<CallMessage> said = new ArrayList<>(call.messages().size());
        for (CallMessage one : call.messages()) {
            if (!one.isRetransmission() && isOurs(one) == byUs) {
                said.add(one);
            }
        }
        return List.copyOf(said);
    }

    /** The messages of Twilio's side, without repetitions. */
    public List<CallMessage> twilios() {
        return twilios.get();
    }

    private List<CallMessage> findTwilios() {
        return said(false);
    }

    /** Those of {@link #ours()} with a session description. */
    public List<CallMessage> describedByUs() {
        return describedByUs.get();
    }

    /** Those of {@link #twilios()} with a session description. */
    public List<CallMessage> describedByTwilio() {
        return describedByTwilio.get();
    }

    private static List<CallMessage> described(List<CallMessage> messages) {
        List<CallMessage> described = new ArrayList<>(2);
        for (CallMessage one : messages) {
            if (one.message().sdp().isPresent()) {
                described.add(one);
            }
        }
        return described;
    }

    /** The messages that say again what this one says. */
    List<CallMessage> repetitions(CallMessage original) {
        List<CallMessage> repetitions = List.of();
        for (CallMessage one : call.messages()) {
            if (one.isRetransmission() && one.retransmissionOf().getAsInt() == original.number()) {
                repetitions = repetitions.isEmpty() ? new ArrayList<>() : repetitions;
                repetitions.add(one);
            }
        }
        return repetitions;
    }

    /** The INVITE that set the call up, where we sent it. */
    public Optional<CallMessage> sentInvite() {
        return sentInvite.get();
    }

    private Optional<CallMessage> findSentInvite() {
        return call.invite().flatMap(Transaction::request).filter(one -> isTermination() && isOurs(one));
    }

    /** The INVITE that set the call up, where Twilio sent it. */
    public Optional<CallMessage> receivedInvite() {
        return receivedInvite.get();
    }

    private Optional<CallMessage> findReceivedInvite() {
        return call.invite().flatMap(Transaction::request).filter(one -> isOrigination() && !isOurs(one));
    }

    /** The sent INVITE and its URI. */
    public Optional<SipUri> requestUri() {
        return requestUri.get();
    }

    private Optional<SipUri> findRequestUri() {
        return sentInvite().flatMap(one -> one.message().requestUri());
    }

    public Optional<CallMessage> finalResponse() {
        return finalResponse.get();
    }

    private Optional<CallMessage> findFinalResponse() {
        return call.invite().flatMap(Transaction::finalResponse);
    }

    public boolean isAnswered() {
        return call.invite().filter(Transaction::succeeded).isPresent();
    }

    /** True when not one response to any INVITE is in the trace. */
    public boolean isSilent() {
        return call.invite().isPresent()
                && call.transactions("INVITE").stream()
                        .allMatch(invite -> invite.responses().isEmpty());
    }

    /** True when {@link #isSilent()} and the trace shows that somebody waited for more. */
    public boolean isLeftUnanswered() {
        if (!isSilent()) {
            return false;
        }
        Transaction invite = call.invite().orElseThrow();
        boolean waited = invite.request()
                .flatMap(CallMessage::time)
                .flatMap(sent -> traceEnd.map(end -> Duration.between(sent.instant(), end)))
                .filter(time -> time.compareTo(PATIENCE) >= 0)
                .isPresent();
        return waited
                || invite.retransmissions() > 0
                || call.transactions("INVITE").size() > 1
                || !call.transactions("CANCEL").isEmpty();
    }

    /** INVITEs with a 2xx: the one that set the call up and those within it. */
    public List<Transaction> agreedInvites() {
        return agreedInvites.get();
    }

    private List<Transaction> findAgreedInvites() {
        List<Transaction> agreed = new ArrayList<>(2);
        for (Transaction invite : call.transactions("INVITE")) {
            if (invite.succeeded()) {
                agreed.add(invite);
            }
        }
        return List.copyOf(agreed);
    }

    /** The address Twilio saw our requests come from. */
    public Optional<String> seenByTwilio() {
        return seenByTwilio.get();
    }

    private Optional<String> findSeenByTwilio() {
        for (CallMessage one : twilios()) {
            Optional<String> received =
                    one.message().isResponse() ? one.message().topVia().flatMap(Via::received) : Optional.empty();
            if (received.isPresent()) {
                return received;
            }
        }
        return Optional.empty();
    }

    /** Addresses that are ours: where we send from, what our Via and Contact say, what Twilio saw. */
    public Set<String> ourAddresses() {
        return ourAddresses.get();
    }

    private Set<String> findOurAddresses() {
        Set<String> addresses = new LinkedHashSet<>();
        seenByTwilio().ifPresent(addresses::add);
        for (CallMessage one : ours()) {
            one.traced().source().map(HostPort::host).ifPresent(addresses::add);
            if (one.message().isRequest()) {
                one.message().topVia().map(via -> via.sentBy().host()).ifPresent(addresses::add);
            }
            one.message().contact().map(contact -> contact.uri().host()).ifPresent(addresses::add);
        }
        return addresses;
    }

    public Optional<SipTransport> transport() {
        return transport.get();
    }

    private Optional<SipTransport> findTransport() {
        return sentInvite().flatMap(one -> one.traced().transport()).or(call::transport);
    }

    /** Where at Twilio a sent INVITE goes, and where it was meant to go. */
    Destination destination() {
        return destination;
    }

    /**
     * How long after the first message the second passed; by the Date headers around them where the log has no times.
     */
    public Optional<Duration> between(CallMessage from, CallMessage to) {
        return CallClock.time(call, from)
                .flatMap(start -> CallClock.time(call, to).map(end -> Duration.between(start, end)));
    }

    /** From the last agreed session to the first BYE. */
    public Optional<Duration> fromAnswerToBye() {
        return fromAnswerToBye.get();
    }

    private Optional<Duration> findFromAnswerToBye() {
        Optional<CallMessage> bye = call.bye().flatMap(Transaction::request);
        return bye.flatMap(end -> agreedInvites().stream()
                .map(Transaction::finalResponse)
                .flatMap(Optional::stream)
                .filter(answer -> answer.number() < end.number())
                .reduce((first, last) -> last)
                .flatMap(answer -> between(answer, end)));
    }

    /** Those of {@link #agreedInvites()} that we sent, with their ACKs. */
    List<AgreedInvite> acknowledged() {
        return acknowledged.get();
    }

    /** What {@code {names}} stand for in every finding of the call. */
    public Map<String, String> commonValues() {
        return commonValues.get();
    }
}
