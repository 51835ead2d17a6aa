package io.cloudconnect.sip;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * One direction of a TCP connection: its segments put in order, and messages cut out by {@code Content-Length}.
 *
 * <p>Source: https://www.rfc-editor.org/rfc/rfc3261#section-18.3
 */
final class TcpStream {
    private static final int MOST_HEADERS = 1 << 16;
    private static final int MOST_OUT_OF_ORDER = 1 << 18;
    private static final long MOST_FOREIGN = 1 << 18;

    /** Where in the stream a segment began, and in which frame. */
    private record Mark(long offset, long frame, TraceTime time) {}

    /** A segment that came before the one it follows. */
    private record Early(byte[] bytes, long frame, TraceTime time) {}

    private final String file;
    private final Unreadables unreadables;
    private final TreeMap<Long, Early> early = new TreeMap<>();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final int firstSequence;
    private byte[] buffer = new byte[2048];
    private int length;

    /** Offset in the stream of the byte after the buffer's last. */
    private long reached;

    private long earlyBytes;
    private long foreign;
    private boolean ignored;
    private boolean spoke;

    TcpStream(String file, int firstSequence, Unreadables unreadables) {
        this.file = file;
        this.firstSequence = firstSequence;
        this.unreadables = unreadables;
    }

    long held() {
        return buffer.length + earlyBytes;
    }

    void accept(Segment segment, PacketFile packets, TcpStreams.Receiver receiver) {
        if (ignored || segment.from == segment.to) {
            return;
        }
        // Sequence numbers begin again after 4 GiB: what counts is how far from the last one this is.
        int sequence = segment.syn ? segment.sequence + 1 : segment.sequence;
        long offset = reached + (sequence - (firstSequence + (int) reached));
        if (offset > reached) {
            byte[] bytes = Arrays.copyOfRange(segment.bytes, segment.from, segment.to);
            if (early.putIfAbsent(offset, new Early(bytes, packets.frame, packets.time())) == null) {
                earlyBytes += bytes.length;
            }
            if (earlyBytes > MOST_OUT_OF_ORDER) {
                jump(segment, receiver);
            }
            return;
        }
        int skip = (int) Math.min(segment.to - segment.from, reached - offset);
        if (skip == segment.to - segment.from) {
            return;
        }
        marks.add(new Mark(reached, packets.frame, packets.time()));
        append(segment.bytes, segment.from + skip, segment.to);
        takeEarly();
        cut(segment, receiver);
    }

    /** The connection is closed: what waits for a lost segment is read without it. */
    void end(Segment segment, TcpStreams.Receiver receiver) {
        if (!early.isEmpty()) {
            jump(segment, receiver);
        }
    }

    private void takeEarly() {
        while (!early.isEmpty() && early.firstKey() <= reached) {
            Map.Entry<Long, Early> next = early.pollFirstEntry();
            byte[] bytes = next.getValue().bytes();
            earlyBytes -= bytes.length;
            int skip = (int) Math.min(bytes.length, reached - next.getKey());
            marks.add(new Mark(reached, next.getValue().frame(), next.getValue().time()));
            append(bytes, skip, bytes.length);
        }
    }

    /** Goes on behind a segment that is not in the capture. */
    private void jump(Segment segment, TcpStreams.Receiver receiver) {
        if (spoke) {
            Mark last = marks.peekLast();
            unreadables.add(
                    Place.frame(file, last == null ? 1 : last.frame()),
                    (early.firstKey() - reached) + " bytes of a TCP connection are not in the capture",
                    "the message they belong to was passed over; capture without loss");
        }
        length = 0;
        reached = early.firstKey();
        takeEarly();
        cut(segment, receiver);
    }

    private void append(byte[] bytes, int from, int to) {
        int count = to - from;
        if (length + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + count));
        }
        System.arraycopy(bytes, from, buffer, length, count);
        length += count;
        reached += count;
    }

    private void cut(Segment segment, TcpStreams.Receiver receiver) {
        int from = 0;
        int end;
        while ((end = messageEnd(from)) > from) {
            int start = from;
            while (start < end && (buffer[start] == '\r' || buffer[start] == '\n' || buffer[start] == 0)) {
                start++;
            }
            if (start < end && StartLine.matches(buffer, start, Math.max(start, Bytes.newline(buffer, start, end)))) {
                Mark mark = markOf(reached - length + start);
                spoke = true;
                foreign = 0;
                receiver.accept(
                        Place.frame(file, mark.frame()),
                        mark.time(),
                        segment.source,
                        segment.destination,
                        Arrays.copyOfRange(buffer, start, end));
            } else {
                foreign += end - from;
            }
            from = end;
        }
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, length - from);
            length -= from;
            if (buffer.length > MOST_HEADERS && length < buffer.length / 4) {
                buffer = Arrays.copyOf(buffer, Math.max(2048, length));
            }
        }
        if (foreign > MOST_FOREIGN && !spoke) {
            ignored = true;
            length = 0;
            buffer = new byte[0];
            early.clear();
            earlyBytes = 0;
            marks.clear();
        }
    }

    /** The frame the byte at this offset came in. */
    private Mark markOf(long offset) {
        Mark mark = marks.peek();
        while (marks.size() > 1) {
            Mark first = marks.poll();
            if (marks.peek().offset() > offset) {
                marks.addFirst(first);
                return first;
            }
            mark = marks.peek();
        }
        return mark;
    }

    /**
     * Where the message, or a line that is none, ends which begins here; not behind the beginning where more bytes are
     * needed to tell.
     */
    private int messageEnd(int from) {
        int start = from;
        while (start < length && (buffer[start] == '\r' || buffer[start] == '\n' || buffer[start] == 0)) {
            start++;
        }
        int newline = Bytes.newline(buffer, start, length);
        if (newline < 0) {
            return length - start > MOST_HEADERS ? length : start;
        }
        if (!StartLine.matches(buffer, start, newline)) {
            return newline + 1;
        }
        int line = newline + 1;
        long body = 0;
        while (true) {
            int end = Bytes.newline(buffer, line, length);
            if (end < 0) {
                return length - start > MOST_HEADERS ? length : from;
            }
            if (Bytes.trimEnd(buffer, line, end) == line) {
                long message = end + 1 + body;
                return message <= length ? (int) message : from;
            }
            body = Math.max(body, contentLength(line, end));
            line = end + 1;
        }
    }

    private long contentLength(int from, int to) {
        int first = buffer[from] | 0x20;
        if (first != 'c' && first != 'l') {
            return 0;
        }
        int colon = Bytes.indexOf(buffer, from, to, ':');
        if (colon < 0) {
            return 0;
        }
        int name = Bytes.trimEnd(buffer, from, colon);
        boolean named = name - from == 1 && first == 'l' || MessageSections.CONTENT_LENGTH.is(buffer, from, name);
        int digits = Bytes.skipBlanks(buffer, colon + 1, to);
        int end = Bytes.skipDigits(buffer, digits, to);
        long value = named ? Bytes.number(buffer, digits, end) : 0;
        return value > MessageBytes.MOST ? 0 : value;
    }
}
