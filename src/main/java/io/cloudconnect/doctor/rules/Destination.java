package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.HostPort;
import io.cloudconnect.sip.NameAddress;
import io.cloudconnect.twilio.Edge;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where at Twilio a call to it goes, and where it was meant to go: edge and trunk. */
final class Destination {
    private static final List<String> CALLER_HEADERS = List.of("From", "P-Asserted-Identity", "Remote-Party-ID");

    private final CallView call;
    private final Lazy<Destination, Optional<Edge>> addressedEdge = new Lazy<>(Destination::findAddressedEdge);
    private final Lazy<Destination, Optional<Edge>> meantEdge = new Lazy<>(Destination::findMeantEdge);
    private final Lazy<Destination, Optional<String>> callersTrunk = new Lazy<>(Destination::findCallersTrunk);

    Destination(CallView call) {
        this.call = call;
    }

    /** The edge the sent INVITE really went to, or is addressed to by name. */
    Optional<Edge> addressedEdge() {
        return addressedEdge.of(this);
    }

    private Optional<Edge> findAddressedEdge() {
        if (call.sentInvite().isEmpty()) {
            return Optional.empty();
        }
        Optional<HostPort> receiver = call.sentInvite().get().traced().destination();
        Optional<Edge> byAddress = receiver.map(HostPort::host).flatMap(TwilioName::edgeOfAddress);
        return byAddress.isPresent() ? byAddress : named().flatMap(TwilioName::edge);
    }

    private Optional<TwilioName> named() {
        return call.requestUri().flatMap(uri -> TwilioName.of(uri.host()));
    }

    /** The exchange the call is meant for: the site's, or the one its To names; empty where nothing says so. */
    Optional<Edge> meantEdge() {
        return meantEdge.of(this);
    }

    private Optional<Edge> findMeantEdge() {
        return call.site().isPresent()
                ? call.site().map(SiteFacts::edge)
                : call.sentInvite()
                        .flatMap(one -> one.message().to())
                        .flatMap(to -> TwilioName.of(to.uri().host()))
                        .flatMap(TwilioName::edge);
    }

    /** The first label of the trunk's domain: the site's, what From says, what the Request-URI says. */
    Optional<String> trunkLabel() {
        return call.site()
                .map(one -> one.trunk().name().toLowerCase(Locale.ROOT))
                .or(this::callersTrunk)
                .or(() -> named().flatMap(TwilioName::label));
    }

    /** The trunk whose domain From, P-Asserted-Identity or Remote-Party-ID carries. */
    Optional<String> callersTrunk() {
        return callersTrunk.of(this);
    }

    private Optional<String> findCallersTrunk() {
        if (call.sentInvite().isEmpty()) {
            return Optional.empty();
        }
        for (String header : CALLER_HEADERS) {
            for (NameAddress caller : call.sentInvite().get().message().addresses(header)) {
                Optional<TwilioName> name = TwilioName.of(caller.uri().host());
                if (name.isPresent() && name.get().isBareDomain()) {
                    return name.get().label();
                }
            }
        }
        return Optional.empty();
    }
}
