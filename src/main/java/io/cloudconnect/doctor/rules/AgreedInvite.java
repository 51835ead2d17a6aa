package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.NameAddress;
import io.cloudconnect.sip.SipUri;
import io.cloudconnect.sip.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An INVITE of ours that Twilio accepted: what the rules about ACKs look at.
 *
 * @param ack ours
 * @param recorder the message whose Record-Route the call's requests follow; empty where the trace does not show it
 * @param route what the ACK's Route must be
 */
record AgreedInvite(
        CallMessage answer, Optional<CallMessage> ack, Optional<CallMessage> recorder, List<NameAddress> route) {
    static List<AgreedInvite> of(CallView call) {
        return call.acknowledged();
    }

    static List<AgreedInvite> find(CallView call) {
        if (call.call().role() == CallRole.INTERNAL) {
            return List.of();
        }
        List<AgreedInvite> found = new ArrayList<>(2);
        for (Transaction invite : call.agreedInvites()) {
            Optional<CallMessage> request = invite.request();
            if (request.isPresent() ? call.isOurs(request.get()) : call.isTermination()) {
                found.add(of(call, invite));
            }
        }
        return List.copyOf(found);
    }

    private static AgreedInvite of(CallView call, Transaction invite) {
        CallMessage answer = invite.finalResponse().orElseThrow();
        Optional<CallMessage> recorder = recorder(call, answer);
        List<NameAddress> route = new ArrayList<>(
                recorder.map(one -> one.message().addresses("Record-Route")).orElse(List.of()));
        if (recorder.filter(one -> one.message().isResponse()).isPresent()) {
            // Whoever asked reads it from the bottom, whoever was asked from the top.
            Collections.reverse(route);
        }
        return new AgreedInvite(answer, ackOfOurs(call, invite), recorder, route);
    }

    private static Optional<CallMessage> ackOfOurs(CallView call, Transaction invite) {
        for (CallMessage ack : invite.acks()) {
            if (call.isOurs(ack)) {
                return Optional.of(ack);
            }
        }
        return Optional.empty();
    }

    /**
     * What set the call up decides the way of all its requests; an answer to a later INVITE may record no route and
     * changes none. Source: https://www.rfc-editor.org/rfc/rfc3261#section-12.2
     */
    private static Optional<CallMessage> recorder(CallView call, CallMessage answer) {
        Optional<Transaction> beginning = call.call().invite().filter(Transaction::succeeded);
        if (beginning.isPresent()) {
            Optional<CallMessage> request = beginning.get().request();
            return request.isPresent() && call.isOurs(request.get())
                    ? beginning.get().finalResponse()
                    : request;
        }
        return Optional.of(answer)
                .filter(one -> !one.message().addresses("Record-Route").isEmpty());
    }

    /** True when the ACK goes the way that was recorded, or the trace does not show which that is. */
    boolean isAcknowledgedByItsRoute(CallMessage ack) {
        if (recorder.isEmpty()) {
            return true;
        }
        List<NameAddress> found = ack.message().addresses("Route");
        if (found.size() != route.size()) {
            return false;
        }
        for (int hop = 0; hop < route.size(); hop++) {
            if (!sameHostPort(route.get(hop).uri(), found.get(hop).uri())) {
                return false;
            }
        }
        return true;
    }

    /** The hosts the ACK's Route must name. */
    List<String> expectedRoute() {
        return hosts(route);
    }

    List<String> foundRoute() {
        return ack.map(one -> hosts(one, "Route")).orElse(List.of());
    }

    static List<String> hosts(CallMessage message, String header) {
        return hosts(message.message().addresses(header));
    }

    private static List<String> hosts(List<NameAddress> addresses) {
        return addresses.stream().map(address -> hostPort(address.uri())).toList();
    }

    /** Host and port, the default one written out, so that it may be left out on one side. */
    static String hostPort(SipUri uri) {
        return uri.host().toLowerCase(Locale.ROOT) + ":" + port(uri);
    }

    static boolean sameHostPort(SipUri one, SipUri other) {
        return port(one) == port(other) && one.host().equalsIgnoreCase(other.host());
    }

    private static int port(SipUri uri) {
        return uri.port().orElse(uri.scheme().equals("sips") ? 5061 : 5060);
    }
}
