package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.CallRole;
import io.cloudconnect.sip.NameAddress;
import io.cloudconnect.sip.SipUri;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An INVITE of ours that Twilio accepted, with its acknowledgement: what the rules about ACKs look at. */
record AgreedInvite(CallMessage answer, Optional<CallMessage> ack) {
    static List<AgreedInvite> of(CallView call) {
        return call.acknowledged();
    }

    static List<AgreedInvite> find(CallView call) {
        if (call.call().role() == CallRole.INTERNAL) {
            return List.of();
        }
        return call.agreedInvites().stream()
                .filter(invite -> invite.request().filter(call::isOurs).isPresent()
                        || invite.request().isEmpty() && call.isTermination())
                .map(invite -> new AgreedInvite(
                        invite.finalResponse().orElseThrow(),
                        invite.acks().stream().filter(call::isOurs).findFirst()))
                .toList();
    }

    /** True when the ACK goes the way the answer came, which is the Record-Route from the bottom. */
    boolean isAcknowledgedByItsRoute(CallMessage ack) {
        List<NameAddress> recorded = answer.message().addresses("Record-Route");
        List<NameAddress> route = ack.message().addresses("Route");
        int hops = route.size();
        if (recorded.size() != hops) {
            return false;
        }
        for (int hop = 0; hop < hops; hop++) {
            if (!sameHostPort(recorded.get(hops - 1 - hop).uri(), route.get(hop).uri())) {
                return false;
            }
        }
        return true;
    }

    /** The hosts the ACK's Route must name: the Record-Route from the bottom. */
    List<String> expectedRoute() {
        List<String> route = new ArrayList<>(hosts(answer, "Record-Route"));
        Collections.reverse(route);
        return route;
    }

    List<String> foundRoute() {
        return ack.map(one -> hosts(one, "Route")).orElse(List.of());
    }

    static List<String> hosts(CallMessage message, String header) {
        return message.message().addresses(header).stream()
                .map(address -> hostPort(address.uri()))
                .toList();
    }

    /** Host and port, the default one written out, so that it may be left out on one side. */
    static String hostPort(SipUri uri) {
        return uri.host().toLowerCase(Locale.ROOT) + ":" + port(uri);
    }

    static boolean sameHostPort(SipUri one, SipUri other) {
        return port(one) == port(other)
                && one.host().toLowerCase(Locale.ROOT).equals(other.host().toLowerCase(Locale.ROOT));
    }

    private static int port(SipUri uri) {
        return uri.port().orElse(uri.scheme().equals("sips") ? 5061 : 5060);
    }
}
