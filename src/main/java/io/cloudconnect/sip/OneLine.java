package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a message a syslog server has put on one line, its line ends written as {@code #015#012}. */
final class OneLine {
    static final Literal LINE_FEED = Literal.of("#012");

    private OneLine() {}

    /** The message from here to the end of the line; null where there is none. */
    static TraceMessage read(String file, LineScanner lines, int from, LogHeading heading) {
        byte[] text = new String(lines.bytes, from, lines.end - from, StandardCharsets.UTF_8)
                .replace("#015", "")
                .replace("#012", "\n")
                .stripLeading()
                .getBytes(StandardCharsets.UTF_8);
        LogLine kind = LogLine.of(text, 0, text.length);
        int markerEnd = Bytes.newline(text, 0, text.length);
        if (kind != LogLine.SENT && kind != LogLine.RECEIVED || markerEnd < 0) {
            return null;
        }
        int start = heading.marker(kind, text, 0, markerEnd, Optional.empty());
        start = start == markerEnd ? markerEnd + 1 : start;
        int end = Bytes.newline(text, start, text.length);
        if (end < 0 || !StartLine.matches(text, start, end)) {
            return null;
        }
        SipMessage message = new SipMessage(java.util.Arrays.copyOfRange(text, start, text.length));
        List<LineMap.Gap> allOnOne = new ArrayList<>();
        for (int line = 1; line < message.lines().size(); line++) {
            allOnOne.add(new LineMap.Gap(line, -1));
        }
        return heading.trace(message, Place.line(file, lines.number), new LineMap(allOnOne));
    }
}
