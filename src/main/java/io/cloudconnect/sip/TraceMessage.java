package io.cloudconnect.sip;

import io.cloudconnect.twilio.SipTransport;
import java.util.List;
import java.util.Optional;

/**
 * A message and what the trace says about its passing.
 *
 * @param place where its start line stands, or the frame it begins in
 * @param time empty where the trace has none
 * @param source the sender's address; captures and VoIP trace have it
 * @param destination the receiver's address
 * @param wire what carried it, as captured or logged; see {@link #transport()}
 * @param router what a router's log says beside the message
 * @param lineMap how the message's lines lie in the file
 */
public record TraceMessage(
        SipMessage message,
        Place place,
        Optional<TraceTime> time,
        Direction direction,
        Optional<HostPort> source,
        Optional<HostPort> destination,
        Optional<SipTransport> wire,
        Optional<RouterContext> router,
        LineMap lineMap) {

    /**
     * The part between the slashes of a router's header line: {@code //17/1CE915CE8002/SIP/Msg}.
     *
     * @param callLeg the router's number of the call leg
     * @param guid the first 12 digits of {@code Cisco-Guid}, in hexadecimal: the same on both legs of a call
     */
    public record RouterContext(Optional<Long> callLeg, Optional<String> guid) {}

    /** What carried it: as captured or logged, else as its topmost {@code Via} says. */
    public Optional<SipTransport> transport() {
        return wire.isPresent() ? wire : message.topVia().flatMap(Via::sipTransport);
    }

    TraceMessage withDirection(Direction found) {
        return new TraceMessage(message, place, time, found, source, destination, wire, router, lineMap);
    }

    /** Where a line of the message stands; in a capture that is the frame of the whole. */
    public Place placeOf(int line) {
        return place.unit() == Place.Unit.FRAME
                ? place
                : Place.line(place.file(), place.number() + lineMap.offset(line));
    }

    /** Where a header stands. */
    public Place placeOf(SipHeader header) {
        return placeOf(header.line());
    }

    /** Where the first header of this name stands; the start line where there is none. */
    public Place placeOf(String header) {
        return message.headers(header).stream().findFirst().map(this::placeOf).orElse(place);
    }

    /** The message's lines, without what the log writes before each. */
    public List<String> lines() {
        return message.lines();
    }
}
