package io.cloudconnect.sip;

import io.cloudconnect.sip.TraceMessage.RouterContext;
import io.cloudconnect.twilio.SipTransport;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** What a router writes before a message: the debug line with time and call leg, then the direction. */
final class LogHeading {
    private static final Literal DISPLAY = Literal.of("/SIP/Msg/ccsipDisplayMsg");
    private static final int DEBUG_MARK = "//".length();
    private static final Literal NO_GUID = Literal.of("000000000000");
    private static final int MOST_DIGITS = 18;
    private static final Recent<Optional<RouterContext>> CONTEXT = new Recent<>(LogHeading::context);
    private static final Literal SIP = Literal.of("SIP ");
    private static final Literal FROM = Literal.of(" message from ");

    private Optional<TraceTime> time = Optional.empty();
    private Optional<RouterContext> context = Optional.empty();
    private Optional<HostPort> source = Optional.empty();
    private Optional<HostPort> destination = Optional.empty();
    private Optional<SipTransport> transport = Optional.empty();
    private Direction direction = Direction.UNKNOWN;
    private boolean awaiting;

    /** True for the line that stands above a message; false for another debug's. */
    boolean isMessageHeading(LineScanner lines, int from) {
        return DISPLAY.find(lines.bytes, from, lines.end) >= 0;
    }

    /**
     * Reads {@code //17/1CE915CE8002/SIP/Msg/ccsipDisplayMsg:}; where the text goes on, -1 for another debug's line.
     */
    int debug(LineScanner lines, int from, LogPrefix prefix) {
        clear();
        byte[] bytes = lines.bytes;
        int display = DISPLAY.find(bytes, from, lines.end);
        if (display < 0) {
            return -1;
        }
        time = prefix.time();
        context = CONTEXT.read(bytes, from + DEBUG_MARK, Math.max(from + DEBUG_MARK, display));
        int after = display + DISPLAY.length();
        return after < lines.end && bytes[after] == ':' ? after + 1 : after;
    }

    /** Of {@code 17/1CE915CE8002}. */
    private static Optional<RouterContext> context(byte[] text) {
        int slash = Bytes.indexOf(text, 0, text.length, '/');
        int leg = slash < 0 ? text.length : slash;
        int next = Bytes.indexOf(text, leg + 1, text.length, '/');
        int end = next < 0 ? text.length : next;
        boolean numbered = leg > 0 && leg <= MOST_DIGITS && Bytes.skipDigits(text, 0, leg) == leg;
        boolean guided = end - leg == NO_GUID.length() + 1 && text[leg + 1] != 'x' && !NO_GUID.isAt(text, leg + 1, end);
        return Optional.of(new RouterContext(
                numbered ? Optional.of(Bytes.number(text, 0, leg)) : Optional.empty(),
                guided
                        ? Optional.of(new String(text, leg + 1, NO_GUID.length(), StandardCharsets.US_ASCII))
                        : Optional.empty()));
    }

    /** Reads {@code Sent:} or {@code Received: SIP UDP message from A:p to B:p}; where the text goes on. */
    int marker(LogLine kind, byte[] bytes, int from, int to, Optional<TraceTime> fallback) {
        direction = kind == LogLine.SENT ? Direction.SENT : Direction.RECEIVED;
        awaiting = true;
        timeFallback(fallback);
        int rest = Bytes.skipBlanks(
                bytes, from + (kind == LogLine.SENT ? LogLine.SENT_MARK : LogLine.RECEIVED_MARK).length(), to);
        if (SIP.isAt(bytes, rest, to) && FROM.find(bytes, rest, to) >= 0) {
            addresses(new String(bytes, rest, to - rest, StandardCharsets.UTF_8));
            return to;
        }
        return rest;
    }

    private void addresses(String text) {
        String[] words = text.strip().split(" +");
        if (words.length >= 7) {
            transport = transport(words[1]);
            source = Optional.of(HostPort.parse(words[4]));
            destination = Optional.of(HostPort.parse(words[6]));
        }
    }

    private static Optional<SipTransport> transport(String word) {
        return new Via(word, new HostPort("", OptionalInt.empty()), Parameters.NONE).sipTransport();
    }

    boolean isAwaitingStartLine() {
        return awaiting;
    }

    /** Reports a {@code Sent:} that nothing follows. */
    void startLineMissing(String file, long line, Unreadables unreadables) {
        if (awaiting) {
            unreadables.add(
                    Place.line(file, line),
                    "no SIP start line after " + (direction == Direction.SENT ? "Sent:" : "Received:"),
                    "copy the message whole, from its first line");
            clear();
        }
    }

    /** Takes a syslog server's time where the router wrote none. */
    void timeFallback(Optional<TraceTime> syslog) {
        if (time.isEmpty()) {
            time = syslog;
        }
    }

    /** The message that follows, with all that was written before it, which is then used up. */
    TraceMessage trace(SipMessage message, Place place, LineMap map) {
        TraceMessage traced =
                new TraceMessage(message, place, time, direction, source, destination, transport, context, map);
        clear();
        return traced;
    }

    void begun() {
        awaiting = false;
    }

    void clear() {
        time = Optional.empty();
        context = Optional.empty();
        source = Optional.empty();
        destination = Optional.empty();
        transport = Optional.empty();
        direction = Direction.UNKNOWN;
        awaiting = false;
    }
}
