package io.cloudconnect.sip;

import java.util.Optional;

/**
 * What stands before the text of a log line: the syslog server's part, the router's sequence number and its time.
 *
 * <p>In any mixture of {@code <189>}, {@code <189>1 2026-11-24T04:05:06Z host app - - -}, {@code Oct 9 15:37:24
 * 10.1.1.1}, {@code 2026-11-24T04:05:06.123+00:00 10.1.1.1}, {@code 1763:}, {@code *Oct 9 15:37:24.593 EST:} and
 * {@code .Oct 9 2026 15:37:24.593:}; the last time counts, it is the router's own.
 */
final class LogPrefix {
    /** Of the syslog protocol. */
    private static final Literal VERSION = Literal.of("1 ");

    private static final Literal COLON = Literal.of(": ");

    private final LogTime time = new LogTime();
    private boolean timed;
    private boolean numbered;
    private boolean syslog;

    /** Where the line's own text begins. */
    int peel(byte[] bytes, int from, int to) {
        timed = false;
        numbered = false;
        syslog = false;
        int index = from;
        for (int part = 0; part < 8; part++) {
            int after = peelOne(bytes, index, to);
            if (after == index) {
                break;
            }
            index = after;
        }
        return timed || numbered || syslog ? index : from;
    }

    /** True when the last line peeled had a time, by a router or by a syslog server. */
    boolean isTimed() {
        return timed;
    }

    /** True when there was nothing but a number, which may as well be text. */
    boolean isNumberedOnly() {
        return numbered && !timed && !syslog;
    }

    /** The time of the last line peeled. */
    Optional<TraceTime> time() {
        return timed ? Optional.of(time.toTraceTime()) : Optional.empty();
    }

    private int peelOne(byte[] bytes, int from, int to) {
        int index = Bytes.skipBlanks(bytes, from, to);
        if (index >= to) {
            return from;
        }
        byte first = bytes[index];
        if (first == '<') {
            return priority(bytes, from, index, to);
        }
        if (Bytes.isDigit(first)) {
            int digits = Bytes.skipDigits(bytes, index, to);
            if (digits < to && bytes[digits] == ':' && (digits + 1 == to || bytes[digits + 1] == ' ')) {
                numbered = true;
                return Bytes.skipBlanks(bytes, digits + 1, to);
            }
            return stamped(bytes, from, time.readIso(bytes, index, to), to);
        }
        if (first == '*' || first == '.' || LogTime.isMonth(bytes, index, to)) {
            return stamped(bytes, from, time.readCisco(bytes, index, to), to);
        }
        return origin(bytes, from, index, to);
    }

    /** {@code <189>}, with RFC 5424's version after it or not. */
    private int priority(byte[] bytes, int from, int index, int to) {
        int digits = Bytes.skipDigits(bytes, index + 1, to);
        if (digits == index + 1 || digits - index > 4 || digits >= to || bytes[digits] != '>') {
            return from;
        }
        syslog = true;
        int after = digits + 1;
        if (!VERSION.isAt(bytes, after, to)) {
            return after;
        }
        int stamp = time.readIso(bytes, after + 2, to);
        if (stamp < 0) {
            return after;
        }
        timed = true;
        int rest = stamp;
        for (int field = 0; field < 4; field++) {
            rest = skipWord(bytes, Bytes.skipBlanks(bytes, rest, to), to);
        }
        return structuredData(bytes, Bytes.skipBlanks(bytes, rest, to), to);
    }

    private static int structuredData(byte[] bytes, int from, int to) {
        int index = from;
        if (index < to && bytes[index] == '-') {
            index++;
        } else {
            while (index < to && bytes[index] == '[') {
                int close = Bytes.indexOf(bytes, index, to, ']');
                index = close < 0 ? to : close + 1;
            }
        }
        index = Bytes.skipBlanks(bytes, index, to);
        boolean marked = index + 2 < to && bytes[index] == (byte) 0xEF && bytes[index + 1] == (byte) 0xBB;
        return marked ? index + 3 : index;
    }

    /** After a time: a colon ends a router's own; a blank is followed by the host a syslog server names. */
    private int stamped(byte[] bytes, int from, int end, int to) {
        if (end < 0) {
            return from;
        }
        if (end < to && bytes[end] == ':') {
            timed = true;
            return Bytes.skipBlanks(bytes, end + 1, to);
        }
        int host = Bytes.skipBlanks(bytes, end, to);
        int afterHost = skipWord(bytes, host, to);
        if (host == end || afterHost == host) {
            return from;
        }
        timed = true;
        syslog = true;
        return Bytes.skipBlanks(bytes, afterHost, to);
    }

    /** {@code hostname:} of {@code logging origin-id}, only where a number or a time follows. */
    private static int origin(byte[] bytes, int from, int index, int to) {
        int end = index;
        while (end < to && end < index + 64 && Bytes.isToken(bytes[end])) {
            end++;
        }
        if (end == index || end + 2 >= to || bytes[end] != ':' || bytes[end + 1] != ' ') {
            return from;
        }
        int next = end + 2;
        int digits = Bytes.skipDigits(bytes, next, to);
        boolean numberFollows = digits > next && COLON.isAt(bytes, digits, to);
        int star = bytes[next] == '*' || bytes[next] == '.' ? next + 1 : next;
        return numberFollows || LogTime.isMonth(bytes, star, to) ? next : from;
    }

    private static int skipWord(byte[] bytes, int from, int to) {
        int index = from;
        while (index < to && bytes[index] != ' ') {
            index++;
        }
        return index;
    }
}
