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
    private final Lazy<CallView, List<CallMessage>> ours = new Lazy<>(CallView::findOurs);
    private final Lazy<CallView, List<CallMessage>> twilios = new Lazy<>(CallView::findTwilios);
    private final Lazy<CallView, List<CallMessage>> describedByUs = new Lazy<>(view -> described(view.ours()));
    private final Lazy<CallView, List<CallMessage>> describedByTwilio = new Lazy<>(view -> described(view.twilios()));
    private final Lazy<CallView, Optional<CallMessage>> sentInvite = new Lazy<>(CallView::findSentInvite);
    private final Lazy<CallView, Optional<CallMessage>> receivedInvite = new Lazy<>(CallView::findReceivedInvite);
    private final Lazy<CallView, Optional<SipUri>> requestUri = new Lazy<>(CallView::findRequestUri);
    private final Lazy<CallView, Optional<CallMessage>> finalResponse = new Lazy<>(CallView::findFinalResponse);
    private final Lazy<CallView, Boolean> answered = new Lazy<>(CallView::findAnswered);
    private final Lazy<CallView, Boolean> silent = new Lazy<>(CallView::findSilent);
    private final Lazy<CallView, List<Transaction>> agreedInvites = new Lazy<>(CallView::findAgreedInvites);
    private final Lazy<CallView, Optional<String>> seenByTwilio = new Lazy<>(CallView::findSeenByTwilio);
    private final Lazy<CallView, Set<String>> ourAddresses = new Lazy<>(CallView::findOurAddresses);
    private final Lazy<CallView, Optional<SipTransport>> transport = new Lazy<>(CallView::findTransport);
    private final Lazy<CallView, Optional<Duration>> fromAnswerToBye = new Lazy<>(CallView::findFromAnswerToBye);
    private final Lazy<CallView, List<AgreedInvite>> acknowledged = new Lazy<>(AgreedInvite::find);
    private final Lazy<CallView, Map<String, String>> commonValues = new Lazy<>(CommonValues::of);
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
        return ours.of(this);
    }

    private List<CallMessage> findOurs() {
        return said(true);
    }

    private List<CallMessage> said(boolean byUs) {
        List<CallMessage> messages = call.messages();
        List<CallMessage> said = new ArrayList<>(messages.size());
        for (int index = 0; index < messages.size(); index++) {
            CallMessage one = messages.get(index);
            if (!one.isRetransmission() && isOurs(one) == byUs) {
                said.add(one);
            }
        }
        return List.copyOf(said);
    }

    /** The messages of Twilio's side, without repetitions. */
    public List<CallMessage> twilios() {
        return twilios.of(this);
    }

    private List<CallMessage> findTwilios() {
        return said(false);
    }

    /** Those of {@link #ours()} with a session description. */
    public List<CallMessage> describedByUs() {
        return describedByUs.of(this);
    }

    /** Those of {@link #twilios()} with a session description. */
    public List<CallMessage> describedByTwilio() {
        return describedByTwilio.of(this);
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
        return sentInvite.of(this);
    }

    private Optional<CallMessage> findSentInvite() {
        return isTermination() ? inviteBy(true) : Optional.empty();
    }

    private Optional<CallMessage> inviteBy(boolean us) {
        Optional<CallMessage> request = call.invite().flatMap(Transaction::request);
        return request.isPresent() && isOurs(request.get()) == us ? request : Optional.empty();
    }

    /** The INVITE that set the call up, where Twilio sent it. */
    public Optional<CallMessage> receivedInvite() {
        return receivedInvite.of(this);
    }

    private Optional<CallMessage> findReceivedInvite() {
        return isOrigination() ? inviteBy(false) : Optional.empty();
    }

    /** The sent INVITE and its URI. */
    public Optional<SipUri> requestUri() {
        return requestUri.of(this);
    }

    private Optional<SipUri> findRequestUri() {
        return sentInvite().flatMap(one -> one.message().requestUri());
    }

    public Optional<CallMessage> finalResponse() {
        return finalResponse.of(this);
    }

    private Optional<CallMessage> findFinalResponse() {
        return call.invite().flatMap(Transaction::finalResponse);
    }

    public boolean isAnswered() {
        return answered.of(this);
    }

    private boolean findAnswered() {
        return call.invite().filter(Transaction::succeeded).isPresent();
    }

    /** True when not one response to any INVITE is in the trace. */
    public boolean isSilent() {
        return silent.of(this);
    }

    private boolean findSilent() {
        for (Transaction invite : call.transactions("INVITE")) {
            if (!invite.responses().isEmpty()) {
                return false;
            }
        }
        return call.invite().isPresent();
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
        return agreedInvites.of(this);
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
        return seenByTwilio.of(this);
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
        return ourAddresses.of(this);
    }

    private Set<String> findOurAddresses() {
        Set<String> addresses = new LinkedHashSet<>();
        if (seenByTwilio().isPresent()) {
            addresses.add(seenByTwilio().get());
        }
        for (CallMessage one : ours()) {
            Optional<HostPort> source = one.traced().source();
            if (source.isPresent()) {
                addresses.add(source.get().host());
            }
            Optional<Via> hop = one.message().topVia();
            if (hop.isPresent() && one.message().isRequest()) {
                addresses.add(hop.get().sentBy().host());
            }
            Optional<NameAddress> contact = one.message().contact();
            if (contact.isPresent()) {
                addresses.add(contact.get().uri().host());
            }
        }
        return addresses;
    }

    public Optional<SipTransport> transport() {
        return transport.of(this);
    }

    private Optional<SipTransport> findTransport() {
        Optional<SipTransport> sent = sentInvite().flatMap(one -> one.traced().transport());
        return sent.isPresent() ? sent : call.transport();
    }

    /** Where at Twilio a sent INVITE goes, and where it was meant to go. */
    Destination destination() {
        return destination;
    }

    /**
     * How long after the first message the second passed; by the Date headers around them where the log has no times.
     */
    public Optional<Duration> between(CallMessage from, CallMessage to) {
        Optional<Instant> start = CallClock.time(call, from);
        Optional<Instant> end = CallClock.time(call, to);
        return start.isPresent() && end.isPresent()
                ? Optional.of(Duration.between(start.get(), end.get()))
                : Optional.empty();
    }

    /** From the last agreed session to the first BYE. */
    public Optional<Duration> fromAnswerToBye() {
        return fromAnswerToBye.of(this);
    }

    private Optional<Duration> findFromAnswerToBye() {
        Optional<CallMessage> bye = call.bye().flatMap(Transaction::request);
        Optional<CallMessage> answer = bye.isPresent() ? lastAnswer(agreedInvites(), bye.get()) : Optional.empty();
        return answer.isPresent() ? between(answer.get(), bye.get()) : Optional.empty();
    }

    /** The last final response of these before a message. */
    static Optional<CallMessage> lastAnswer(List<Transaction> transactions, CallMessage before) {
        Optional<CallMessage> last = Optional.empty();
        for (Transaction transaction : transactions) {
            Optional<CallMessage> answer = transaction.finalResponse();
            if (answer.isPresent() && answer.get().number() < before.number()) {
                last = answer;
            }
        }
        return last;
    }

    /** Those of {@link #agreedInvites()} that we sent, with their ACKs. */
    List<AgreedInvite> acknowledged() {
        return acknowledged.of(this);
    }

    /** What {@code {names}} stand for in every finding of the call. */
    public Map<String, String> commonValues() {
        return commonValues.of(this);
    }
}
