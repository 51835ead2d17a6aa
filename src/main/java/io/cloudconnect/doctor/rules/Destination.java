package io.cloudconnect.doctor.rules;

import io.cloudconnect.sip.CallMessage;
import io.cloudconnect.sip.HostPort;
import io.cloudconnect.twilio.Edge;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where at Twilio a call to it goes, and where it was meant to go: edge and trunk. */
final class Destination {
    private final CallView call;
    private final Lazy<Optional<Edge>> addressedEdge = new Lazy<>(this::findAddressedEdge);
    private final Lazy<Optional<Edge>> meantEdge = new Lazy<>(this::findMeantEdge);
    private final Lazy<Optional<String>> callersTrunk = new Lazy<>(this::findCallersTrunk);

    Destination(CallView call) {
        this.call = call;
    }

    /** The edge the sent INVITE really went to, or is addressed to by name. */
    Optional<Edge> addressedEdge() {
        return addressedEdge.get();
    }

    private Optional<Edge> findAddressedEdge() {
        return call.sentInvite().flatMap(one -> one.traced()
                .destination()
                .map(HostPort::host)
                .flatMap(TwilioName::edgeOfAddress)
                .or(() -> named().flatMap(TwilioName::edge)));
    }

    private Optional<TwilioName> named() {
        return call.requestUri().flatMap(uri -> TwilioName.of(uri.host()));
    }

    /** The exchange the call is meant for: the site's, or the one its To names; empty where nothing says so. */
    Optional<Edge> meantEdge() {
        return meantEdge.get();
    }

    private Optional<Edge> findMeantEdge() {
        return call.site().map(SiteFacts::edge).or(() -> call.sentInvite()
                .flatMap(one -> one.message().to())
                .flatMap(to -> TwilioName.of(to.uri().host()))
                .flatMap(TwilioName::edge));
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
        return callersTrunk.get();
    }

    private Optional<String> findCallersTrunk() {
        return call.sentInvite().flatMap(one -> Stream.of("From", "P-Asserted-Identity", "Remote-Party-ID")
                .flatMap(name -> labels(one, name))
                .findFirst());
    }

    private static Stream<String> labels(CallMessage invite, String header) {
        return invite.message().addresses(header).stream()
                .map(address -> TwilioName.of(address.uri().host()))
                .flatMap(Optional::stream)
                .filter(TwilioName::isBareDomain)
                .map(name -> name.label().orElse(""));
    }
}
