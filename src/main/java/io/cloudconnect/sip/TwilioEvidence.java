package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What in a call's messages shows that one side is Twilio. */
final class TwilioEvidence {
    private TwilioEvidence() {}

    /**
     * The hosts that may name an edge or a trunk, the surest first: addresses the packets had, then those in
     * {@code Record-Route}, {@code Route} and {@code Via}, then the names in {@code To} and in the request URI.
     */
    static List<String> hosts(List<CallMessage> messages) {
        List<String> hosts = new ArrayList<>();
        for (CallMessage one : messages) {
            one.traced().source().map(HostPort::host).ifPresent(hosts::add);
            one.traced().destination().map(HostPort::host).ifPresent(hosts::add);
        }
        for (CallMessage one : messages) {
            SipMessage message = one.message();
            message.addresses("Record-Route")
                    .forEach(route -> hosts.add(route.uri().host()));
            message.addresses("Route").forEach(route -> hosts.add(route.uri().host()));
            message.vias().forEach(via -> hosts.add(via.sentBy().host()));
        }
        for (CallMessage one : messages) {
            one.message().requestUri().ifPresent(uri -> hosts.add(uri.host()));
            one.message().to().ifPresent(to -> hosts.add(to.uri().host()));
            one.message().from().ifPresent(from -> hosts.add(from.uri().host()));
        }
        return hosts.stream().distinct().toList();
    }

    /** The role of a call one side of which is Twilio. */
    static CallRole role(Optional<CallMessage> opening) {
        return switch (opening.map(CallMessage::direction).orElse(Direction.UNKNOWN)) {
            case SENT -> CallRole.TERMINATION;
            case RECEIVED -> CallRole.ORIGINATION;
            case UNKNOWN ->
                opening.filter(one -> isFromTwilio(one.message())).isPresent()
                        ? CallRole.ORIGINATION
                        : CallRole.TERMINATION;
        };
    }

    static boolean showTwilio(List<TraceMessage> messages) {
        for (TraceMessage one : messages) {
            if (showsTwilio(one)) {
                return true;
            }
        }
        return false;
    }

    /** True when a message was made by Twilio, or is addressed to it. */
    static boolean showsTwilio(TraceMessage traced) {
        SipMessage message = traced.message();
        return hasTwiliosAddress(traced)
                || mayShowTwilio(message) && (isAddressedToTwilio(message) || isFromTwilio(message));
    }

    private static boolean isAddressedToTwilio(SipMessage message) {
        Optional<SipUri> uri = message.requestUri();
        if (uri.isPresent() && TwilioHosts.isTwilio(uri.get().host())) {
            return true;
        }
        Optional<NameAddress> to = message.to();
        return to.isPresent() && TwilioHosts.isTwilio(to.get().uri().host());
    }

    /**
     * False where nothing shows Twilio: a look at the bytes, before anything is read. Half of a router's calls are
     * such.
     */
    static boolean mayShowTwilio(TraceMessage traced) {
        return hasTwiliosAddress(traced) || mayShowTwilio(traced.message());
    }

    private static boolean hasTwiliosAddress(TraceMessage traced) {
        return TwilioHosts.isTwilio(traced.source()) || TwilioHosts.isTwilio(traced.destination());
    }

    private static boolean mayShowTwilio(SipMessage message) {
        return message.hasTwiliosHeader()
                || mayBeginWithTwilio(message, HeaderName.SERVER)
                || mayBeginWithTwilio(message, HeaderName.USER_AGENT)
                || mayNameTwilio(message, HeaderName.TO)
                || message.isRequest() && (mayNameTwilio(message, HeaderName.VIA) || startLineMayNameTwilio(message));
    }

    private static boolean mayBeginWithTwilio(SipMessage message, int header) {
        MessageIndex index = message.index();
        int at = index.find(header, 0);
        if (at < 0) {
            return false;
        }
        int value = index.valueFrom(at);
        int to = index.valueTo(at, value);
        int from = Quoting.skipBlanks(message.bytes(), value, to);
        return from < to && Bytes.lower(message.bytes()[from]) == 't';
    }

    private static boolean mayNameTwilio(SipMessage message, int header) {
        MessageIndex index = message.index();
        for (int at = index.find(header, 0); at >= 0; at = index.find(header, at + 1)) {
            int from = index.valueFrom(at);
            if (TwilioHosts.mayStandIn(message.bytes(), from, index.valueTo(at, from))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startLineMayNameTwilio(SipMessage request) {
        return TwilioHosts.mayStandIn(request.bytes(), 0, request.index().startLineEnd());
    }

    /** True when Twilio's own headers or addresses say that Twilio wrote the message. */
    static boolean isFromTwilio(SipMessage message) {
        return message.hasTwiliosHeader()
                || names(message, "Server")
                || names(message, "User-Agent")
                || message.isRequest() && cameByTwilio(message);
    }

    private static boolean cameByTwilio(SipMessage request) {
        for (Via via : request.vias()) {
            if (TwilioHosts.isTwilio(via.sentBy().host())) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(SipMessage message, String header) {
        return message.header(header)
                .filter(value -> value.regionMatches(true, 0, "Twilio", 0, 6))
                .isPresent();
    }
}
