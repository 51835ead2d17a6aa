package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where in a message's bytes its headers and its body stand.
 *
 * <p>A header is one number, see {@link HeaderPlace}. All else of it is found from there when it is asked for, since a
 * trace has many more headers than anybody asks for, and most messages are looked at when their bytes have long left
 * the processor's cache.
 */
final class MessageIndex {
    private final byte[] bytes;
    private final int[] headers;
    private final int names;
    private final int headersEnd;
    private final boolean folded;
    private final int startLineEnd;
    private final int startLines;
    private final int body;
    private final int bodyLine;
    private volatile Optional<Sdp> sdp;

    /**
     * The index of a message.
     *
     * @param headers a {@link HeaderPlace} each
     * @param names which of {@link HeaderName} there are, a bit each
     * @param headersEnd where the line after the last header begins
     * @param folded true where a header may take more than one line
     * @param startLineEnd where the start line ends, before its CR and LF
     * @param startLines how many lines it takes
     * @param body where the body begins; the message's end where it has none
     * @param bodyLine the line it begins on
     */
    MessageIndex(
            byte[] bytes,
            int[] headers,
            int names,
            int headersEnd,
            boolean folded,
            int startLineEnd,
            int startLines,
            int body,
            int bodyLine) {
        this.bytes = bytes;
        this.headers = headers;
        this.names = names;
        this.headersEnd = headersEnd;
        this.folded = folded;
        this.startLineEnd = startLineEnd;
        this.startLines = startLines;
        this.body = body;
        this.bodyLine = bodyLine;
    }

    private int start(int header) {
        return HeaderPlace.start(headers[header]);
    }

    private int nameEnd(int header) {
        int start = start(header);
        int length = HeaderPlace.nameLength(headers[header]);
        if (length < HeaderPlace.LONG_NAME) {
            return start + length;
        }
        int end = end(header);
        int colon = Bytes.indexOf(bytes, start, end, ':');
        return Bytes.trimEnd(bytes, start, colon < 0 ? end : colon);
    }

    /** Where its value begins: behind the colon, or at its end where it has none. */
    private int valueStart(int header) {
        int colon = nameEnd(header);
        // Nearly always; the rest is for blanks before the colon, and for a line without one.
        if (colon < bytes.length && bytes[colon] == ':') {
            return colon + 1;
        }
        int end = end(header);
        while (colon < end && bytes[colon] >= 0 && bytes[colon] <= ' ') {
            colon++;
        }
        return colon < end && bytes[colon] == ':' ? colon + 1 : end;
    }

    /** Where the line after its last one begins. */
    private int next(int header) {
        return header + 1 < headers.length ? start(header + 1) : headersEnd;
    }

    /** Where it ends, before the CR and LF of its last line. */
    private int end(int header) {
        return Bytes.beforeLineEnd(bytes, next(header));
    }

    private int newlines(int from, int to) {
        int newlines = 0;
        for (int at = Bytes.newline(bytes, from, to); at >= 0; at = Bytes.newline(bytes, at + 1, to)) {
            newlines++;
        }
        return newlines;
    }

    private boolean isFolded(int header) {
        return folded && Bytes.newline(bytes, start(header), end(header)) >= 0;
    }

    String startLine() {
        return oneLine(text(0, startLineEnd));
    }

    /** A start line without its breaks. */
    static String oneLine(String text) {
        return Quoting.strip(text.indexOf('\n') < 0 ? text : joined(text));
    }

    List<SipHeader> headers() {
        List<SipHeader> all = new ArrayList<>(headers.length);
        for (int index = 0; index < headers.length; index++) {
            all.add(header(index));
        }
        return List.copyOf(all);
    }

    /** The first header of this name from here on; -1 where there is none. */
    int find(int name, int from) {
        if ((names >>> name & 1) == 0) {
            return -1;
        }
        for (int index = from; index < headers.length; index++) {
            if (HeaderPlace.name(headers[index]) == name) {
                return index;
            }
        }
        return -1;
    }

    /** The first header of this name from here on; -1 where there is none. The name is the long one. */
    int find(String name, int from) {
        int number = HeaderName.of(name);
        if (!HeaderName.isAmbiguous(number)) {
            return find(number, from);
        }
        for (int index = find(number, from); index >= 0; index = find(number, index + 1)) {
            int start = start(index);
            int length = nameEnd(index) - start;
            if (length == 1
                    ? CompactForms.longForm(text(start, start + 1)).equalsIgnoreCase(name)
                    : length == name.length() && isNamed(start, name)) {
                return index;
            }
        }
        return -1;
    }

    private boolean isNamed(int from, String name) {
        for (int index = 0; index < name.length(); index++) {
            byte own = bytes[from + index];
            char wanted = name.charAt(index);
            if (own != wanted && (own < 0 || Bytes.lower(own) != Character.toLowerCase(wanted))) {
                return false;
            }
        }
        return true;
    }

    int startLineEnd() {
        return startLineEnd;
    }

    /** Where in the bytes the value of a header begins, behind the blanks before it. */
    int valueFrom(int index) {
        return Bytes.skipBlanks(bytes, valueStart(index), next(index));
    }

    /** Where it ends, before the blanks and the line end behind it; a folded one has line ends in it. */
    int valueTo(int index, int valueFrom) {
        return Bytes.trimEnd(bytes, valueFrom, next(index));
    }

    SipHeader header(int index) {
        int start = start(index);
        return new SipHeader(
                Quoting.strip(text(start, nameEnd(index))),
                value(index),
                folded ? newlines(0, start) : startLines + index,
                folded ? newlines(start, end(index)) + 1 : 1);
    }

    /** Reads the value of a header, or takes what it was read as lately. */
    <T> T read(int index, Recent<T> recent) {
        if (isFolded(index)) {
            byte[] joined = value(index).getBytes(StandardCharsets.UTF_8);
            return recent.read(joined, 0, joined.length);
        }
        int from = valueFrom(index);
        return recent.read(bytes, from, valueTo(index, from));
    }

    /** A number that is mostly another for another start line. */
    int startLineSample() {
        return Bytes.sample(bytes, 0, startLineEnd);
    }

    boolean sameStartLine(MessageIndex other) {
        return Arrays.equals(bytes, 0, startLineEnd, other.bytes, 0, other.startLineEnd);
    }

    /** Reads the start line, or takes what it was read as lately. */
    <T> T readStartLine(Recent<T> recent) {
        return recent.read(bytes, 0, startLineEnd);
    }

    /** True when the value of the first header of this name is the same in both, or neither has one. */
    boolean sameHeader(int name, MessageIndex other) {
        int mine = find(name, 0);
        int its = other.find(name, 0);
        if (mine < 0 || its < 0) {
            return mine == its;
        }
        return Arrays.equals(bytes, valueStart(mine), end(mine), other.bytes, other.valueStart(its), other.end(its))
                || value(mine).equals(other.value(its));
    }

    boolean sameBody(MessageIndex other) {
        return Arrays.equals(bytes, body, bytes.length, other.bytes, other.body, other.bytes.length)
                || body().equals(other.body());
    }

    String value(int index) {
        String text = text(valueStart(index), end(index));
        return Quoting.strip(folded ? joined(text) : text);
    }

    private static String joined(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (String line : text.split("\r?\n", -1)) {
            boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (folded && joined.length() > 0) {
                joined.append(' ');
            }
            joined.append(Quoting.strip(line));
        }
        return joined.toString();
    }

    String body() {
        return body >= bytes.length
                ? ""
                : text(body, bytes.length).replace("\r\n", "\n").stripTrailing();
    }

    Optional<Sdp> sdp() {
        Optional<Sdp> known = sdp;
        if (known == null) {
            known = SdpReader.read(new SdpText(bytes, body, bytes.length, bodyLine));
            sdp = known;
        }
        return known;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(headers.length + 16);
        for (int from = 0; from < bytes.length; ) {
            int newline = Bytes.newline(bytes, from, bytes.length);
            int next = newline < 0 ? bytes.length : newline + 1;
            lines.add(text(from, Bytes.beforeLineEnd(bytes, next)));
            from = next;
        }
        while (lines.size() > 1 && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        return List.copyOf(lines);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
