package io.cloudconnect.sip;

import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.SipTransport;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The messages of one {@code Call-ID}, and what they come to.
 *
 * <p>A router that stands between two sides has a call for each: they share {@link #guid()}.
 *
 * <p>All but the messages is worked out when it is asked for.
 */
public final class Call {
    private final String callId;
    private final List<TraceMessage> traced;
    private final long size;
    private volatile Boolean withTwilio;
    private volatile List<CallMessage> messages;
    private volatile CallFacts facts;

    private Call(String callId, List<TraceMessage> traced, long size, boolean mayBeWithTwilio) {
        this.callId = callId;
        this.traced = traced;
        this.size = size;
        this.withTwilio = mayBeWithTwilio ? null : Boolean.FALSE;
    }

    /**
     * Joins the messages of one {@code Call-ID}, in the order of the trace.
     *
     * @param size how many bytes they have together
     * @param mayBeWithTwilio false where {@link TwilioEvidence#mayShowTwilio} is for each
     */
    static Call of(String callId, List<TraceMessage> traced, long size, boolean mayBeWithTwilio) {
        return new Call(callId, traced, size, mayBeWithTwilio);
    }

    public String callId() {
        return callId;
    }

    /** In the order of the trace, retransmissions included. */
    public List<CallMessage> messages() {
        List<CallMessage> known = messages;
        if (known == null) {
            known = Retransmissions.mark(Directions.complete(traced));
            messages = known;
        }
        return known;
    }

    /** In the order of their requests. An {@code ACK} stands with its {@code INVITE}. */
    public List<Transaction> transactions() {
        return facts().transactions();
    }

    /** The transactions of this method. */
    public List<Transaction> transactions(String method) {
        List<Transaction> found = List.of();
        for (Transaction transaction : transactions()) {
            if (transaction.is(method)) {
                found = found.isEmpty() ? new ArrayList<>(2) : found;
                found.add(transaction);
            }
        }
        return found;
    }

    /**
     * The {@code INVITE} that set the call up: the last one outside a dialog, where an earlier one was challenged or
     * redirected.
     */
    public Optional<Transaction> invite() {
        return facts().invite();
    }

    /** {@code INVITE}s within the dialog: hold, session timers, codec changes. */
    public List<Transaction> reinvites() {
        return facts().reinvites();
    }

    /** The first {@code BYE}. */
    public Optional<Transaction> bye() {
        for (Transaction transaction : transactions()) {
            if (transaction.is("BYE")) {
                return Optional.of(transaction);
            }
        }
        return Optional.empty();
    }

    public Outcome outcome() {
        return facts().outcome();
    }

    /** The final status of the setting up: 200, 404; empty where there is none. */
    public OptionalInt status() {
        return invite().flatMap(Transaction::finalResponse)
                .map(one -> OptionalInt.of(one.message().status()))
                .orElse(OptionalInt.empty());
    }

    /** When its first message passed; empty where the trace has no times. */
    public Optional<TraceTime> start() {
        for (TraceMessage one : traced) {
            if (one.time().isPresent()) {
                return one.time();
            }
        }
        return Optional.empty();
    }

    /** When its last message passed; empty where the trace has no times. */
    public Optional<TraceTime> end() {
        for (int index = traced.size() - 1; index >= 0; index--) {
            if (traced.get(index).time().isPresent()) {
                return traced.get(index).time();
            }
        }
        return Optional.empty();
    }

    public CallTimings timings() {
        return CallTimings.of(this);
    }

    /** The tag of the side that sent the {@code INVITE}. */
    public Optional<String> callerTag() {
        return facts().callerTag();
    }

    /** The tag of the side that answered it. */
    public Optional<String> calledTag() {
        return facts().calledTag();
    }

    /** The first session description offered, in the {@code INVITE} or, with a late offer, in the response. */
    public Optional<Sdp> offer() {
        return facts().offer();
    }

    /** The first session description answered. */
    public Optional<Sdp> answer() {
        return facts().answer();
    }

    public Optional<SipTransport> transport() {
        return facts().transport();
    }

    public CallRole role() {
        return isWithTwilio() ? facts().role() : CallRole.INTERNAL;
    }

    /** True when one side is Twilio. Cheaper to ask than all else: half of a router's calls are not. */
    public boolean isWithTwilio() {
        Boolean known = withTwilio;
        if (known == null) {
            known = TwilioEvidence.showTwilio(traced);
            withTwilio = known;
        }
        return known;
    }

    /** How many bytes its messages have. */
    public long size() {
        return size;
    }

    /** Twilio's edge, where an address or a host of the call is one of the table. */
    public Optional<Edge> edge() {
        return facts().edge();
    }

    /** The trunk, where a host of the call is a trunk's. */
    public Optional<TrunkDomain> trunkDomain() {
        return facts().trunkDomain();
    }

    /** The {@code tnx} of the {@code INVITE}, as written, masked or malformed. */
    public Optional<String> tnx() {
        return facts().tnx();
    }

    /** The {@code tnx} of the {@code INVITE} where it is a SID. */
    public Optional<ConnectionSid> connection() {
        return facts().connection();
    }

    /** {@code X-Twilio-CallSid}: {@code CA…}. */
    public Optional<String> twilioCallSid() {
        return facts().twilioCallSid();
    }

    /** The caller's number or name, of {@code From}. */
    public Optional<String> caller() {
        return facts().caller();
    }

    /** The number or name called, of the request URI. */
    public Optional<String> called() {
        return facts().called();
    }

    /** {@code Cisco-Guid}, as the router's header lines write it: 12 hexadecimal digits. The same on both its legs. */
    public Optional<String> guid() {
        return facts().guid();
    }

    private CallFacts facts() {
        CallFacts known = facts;
        if (known == null) {
            known = CallFacts.of(messages());
            facts = known;
        }
        return known;
    }

    /** {@code 67B38A52-… +16475550100, COMPLETED}. */
    @Override
    public String toString() {
        return callId + called().map(number -> " to " + number).orElse("") + ", " + outcome();
    }
}
