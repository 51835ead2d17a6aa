package io.cloudconnect.sip;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads {@code debug ccsip messages}, VoIP trace, either of them through syslog, and plain SIP text.
 *
 * <p>A router writes a header line with the time, {@code Sent:} or {@code Received:}, the message, its body. Any of the
 * three may be missing, on one line, prefixed, indented, or have other log lines in between. A message ends where the
 * next begins, where its body ends, or where what follows cannot be of it; {@code Content-Length} is a hint at best,
 * since what was masked or wrapped has another length.
 *
 * <p>Source:
 * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/voice/cube/ios-xe/config/ios-xe-book/m_voip-trace-for-cube.html
 */
final class LogReader implements TraceFile.Reader {
    private static final Literal BYTE_ORDER_MARK = Literal.of("\u00EF\u00BB\u00BF");
    private static final Literal CARRIAGE_RETURN = Literal.of("#015");

    private final String file;
    private final LineScanner lines;
    private final Unreadables unreadables;
    private final LogPrefix prefix = new LogPrefix();
    private final LogHeading heading = new LogHeading();
    private final MessageLines message;

    /** Where the prefix of the line was looked for, and where the text behind it begins; -1 where it was not. */
    private int peeledFrom;

    private int peeled;

    /** A message that took one line, which also ended the one before. */
    private TraceMessage ready;

    LogReader(String file, InputStream in, Unreadables unreadables) {
        this.file = file;
        this.lines = new LineScanner(in);
        this.unreadables = unreadables;
        this.message = new MessageLines(lines);
    }

    @Override
    public TraceMessage next() throws IOException {
        if (ready != null) {
            return takeReady();
        }
        while (advance()) {
            peeledFrom = -1;
            trim();
            if (message.isOpen()) {
                TraceMessage done = inside();
                if (done != null) {
                    return done;
                }
            } else {
                outside();
                if (ready != null) {
                    return takeReady();
                }
            }
        }
        heading.startLineMissing(file, lines.number + 1, unreadables);
        return message.isOpen() ? finish() : null;
    }

    /** Goes to the next line that has to be looked at. */
    private boolean advance() throws IOException {
        message.takePlain();
        return lines.advance();
    }

    private TraceMessage takeReady() {
        TraceMessage message = ready;
        ready = null;
        return message;
    }

    /** Takes off what syslog servers write for a CR, and the mark some editors begin a file with. */
    private void trim() {
        if (hasForeignEnd(lines.bytes, lines.start, lines.end)) {
            lines.end -= CARRIAGE_RETURN.length();
        }
        if (lines.number == 1 && BYTE_ORDER_MARK.isAt(lines.bytes, lines.start, lines.end)) {
            lines.start += BYTE_ORDER_MARK.length();
        }
    }

    /** True where a line ends in what syslog servers write for a CR. */
    static boolean hasForeignEnd(byte[] bytes, int from, int to) {
        return to > from && bytes[to - 1] == '5' && CARRIAGE_RETURN.endsAt(bytes, from, to);
    }

    /** A line while a message is open: one more of it, or its end. */
    private TraceMessage inside() {
        if (message.isPlain()) {
            if (lines.end == lines.start) {
                return blank();
            }
            if (LogLine.isPlain(lines.bytes, lines.start, lines.end)) {
                return message.take(lines.start) ? null : finishAndGoOn();
            }
        }
        int from = message.unindent(lines.start, lines.end);
        int text = from;
        LogLine kind = LogLine.of(lines.bytes, from, lines.end);
        boolean foreign = false;
        if (kind == LogLine.TEXT) {
            int rest = peel(from);
            LogLine behind = rest == from ? kind : LogLine.of(lines.bytes, rest, lines.end);
            boolean own = behind == LogLine.TEXT || behind == LogLine.BLANK;
            foreign = rest != from && own && !message.isPrefixed() && !prefix.isNumberedOnly();
            if (!own || message.isPrefixed() || foreign) {
                text = rest;
                kind = behind;
            }
        }
        return switch (kind) {
            case SENT, RECEIVED, START, RULER -> finishAndGoOn();
            case DEBUG ->
                message.isWithinHeaders() && !heading.isMessageHeading(lines, text) ? skip() : finishAndGoOn();
            case SYSTEM -> message.isComplete() ? finishAndGoOn() : skip();
            case BLANK -> foreign ? skip() : blank();
            case TEXT ->
                foreign
                        ? (message.isComplete() ? finishAndGoOn() : skip())
                        : message.take(text) ? null : finishAndGoOn();
        };
    }

    /** Where the text behind the line's prefix begins: the line that ends a message is asked again as what it is. */
    private int peel(int from) {
        if (from != peeledFrom) {
            peeled = prefix.peel(lines.bytes, from, lines.end);
            peeledFrom = from;
        }
        return peeled;
    }

    private TraceMessage blank() {
        return message.blank() ? null : finish();
    }

    private TraceMessage skip() {
        message.skipForeignLine();
        return null;
    }

    /** A line between messages: it may announce one or begin one. */
    private void outside() {
        byte[] bytes = lines.bytes;
        int indented = Bytes.skipBlanks(bytes, lines.start, lines.end);
        if (indented == lines.end) {
            return;
        }
        LogLine whole = LogLine.of(bytes, indented, lines.end);
        int text = isBare(whole, indented) ? indented : peel(indented);
        boolean prefixed = text != indented;
        LogLine kind = prefixed ? LogLine.of(bytes, text, lines.end) : whole;
        switch (kind) {
            case DEBUG -> debug(text);
            case SENT, RECEIVED -> marker(kind, text, prefixed);
            case START -> begin(text, prefixed, true);
            case TEXT -> text(text, prefixed);
            default -> {}
        }
    }

    /** True for a line that has no prefix, so that none need be looked for. */
    private boolean isBare(LogLine kind, int from) {
        return kind == LogLine.START
                || kind == LogLine.SENT && lines.end == from + LogLine.SENT_MARK.length()
                || kind == LogLine.RECEIVED && lines.end == from + LogLine.RECEIVED_MARK.length();
    }

    private void debug(int text) {
        heading.startLineMissing(file, lines.number, unreadables);
        int after = heading.debug(lines, text, prefix);
        if (after >= 0) {
            int rest = Bytes.skipBlanks(lines.bytes, after, lines.end);
            if (OneLine.LINE_FEED.find(lines.bytes, rest, lines.end) >= 0) {
                ready = OneLine.read(file, lines, rest, heading);
                return;
            }
            LogLine kind = LogLine.of(lines.bytes, rest, lines.end);
            if (kind == LogLine.SENT || kind == LogLine.RECEIVED) {
                marker(kind, rest, false);
            }
        }
    }

    private void marker(LogLine kind, int text, boolean prefixed) {
        heading.startLineMissing(file, lines.number, unreadables);
        int rest = heading.marker(kind, lines.bytes, text, lines.end, prefixed ? prefix.time() : Optional.empty());
        if (rest < lines.end && StartLine.matches(lines.bytes, rest, lines.end)) {
            begin(rest, prefixed, true);
        }
    }

    private void text(int text, boolean prefixed) {
        if (!heading.isAwaitingStartLine()) {
            return;
        }
        if (StartLine.begins(lines.bytes, text, lines.end)) {
            begin(text, prefixed, false);
        } else if (!prefixed || !prefix.isTimed()) {
            heading.startLineMissing(file, lines.number, unreadables);
        }
    }

    private void begin(int text, boolean prefixed, boolean matched) {
        message.begin(text, text - lines.start, prefixed, matched);
        heading.begun();
        if (prefixed) {
            heading.timeFallback(prefix.time());
        }
    }

    private TraceMessage finishAndGoOn() {
        TraceMessage done = finish();
        outside();
        return done;
    }

    private TraceMessage finish() {
        Place place = Place.line(file, message.firstLine());
        if (message.isTooLong()) {
            unreadables.add(
                    place,
                    "a message of more than " + MessageBytes.MOST + " bytes",
                    "its end was left out; check whether the file is a log");
        }
        LineMap map = message.lineMap();
        return heading.trace(message.close(), place, map);
    }

    @Override
    public Place here() {
        return Place.line(file, Math.max(1, lines.number));
    }
}
