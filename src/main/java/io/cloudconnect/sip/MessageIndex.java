package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where in a message's bytes its headers and its body stand.
 *
 * <p>A header is one number: where it begins, which one it is, and how long its name is. All else of it is found from
 * there when it is asked for, since a trace has many more headers than anybody asks for, and most messages are looked
 * at when their bytes have long left the processor's cache.
 */
final class MessageIndex {
    private static final int LENGTH_BITS = 6;
    /** Of a name of so many characters or more. */
    private static final int LONG = (1 << LENGTH_BITS) - 1;

    private static final int NAME_BITS = HeaderName.BITS;
    private static final int NAMES = (1 << NAME_BITS) - 1;
    private static final int START_SHIFT = LENGTH_BITS + NAME_BITS;
    /** Far beyond what a message may have: what follows is not looked at. */
    private static final int MOST = 1 << Integer.SIZE - START_SHIFT;

    private static final int MOST_START_LINES = 4;
    private static final byte[] SIP = Bytes.of("sip");
    private static final byte[] SIPS = Bytes.of("sips");
    private static final byte[] TEL = Bytes.of("tel");

    private final byte[] bytes;
    private int[] headers;
    private int count;

    /** Which names there are, a bit each. */
    private int names;

    /** Where the line after the last header begins. */
    private int headersEnd;

    /** True where a header may take more than one line. */
    private boolean folded;

    private int startLineEnd;
    private int startLines = 1;
    private int body;
    private int bodyLine;
    private volatile Optional<Sdp> sdp;

    private MessageIndex(byte[] bytes, int[] headers) {
        this.bytes = bytes;
        this.headers = headers;
    }

    /** Looks through a message. */
    static MessageIndex of(byte[] bytes) {
        MessageIndex index = new MessageIndex(bytes, new int[24]);
        index.read();
        return index;
    }

    /**
     * What is known of a message already: a start line of one line, then headers of one line each.
     *
     * @param headers what {@link #header} says of each; at least one
     * @param names which of {@link HeaderName} there are, a bit each
     * @param headersEnd where the line after the last header begins
     * @param body where the body begins
     * @param bodyLine the line it begins on
     */
    static MessageIndex known(byte[] bytes, int[] headers, int names, int headersEnd, int body, int bodyLine) {
        MessageIndex index = new MessageIndex(bytes, headers);
        index.count = headers.length;
        index.names = names;
        index.headersEnd = headersEnd;
        index.startLineEnd = index.beforeLineEnd(index.start(0));
        index.body = body;
        index.bodyLine = bodyLine;
        return index;
    }

    /** A header as a number: it begins here in the message, its name stands there in the bytes. */
    static int header(int start, byte[] bytes, int name, int nameEnd) {
        return start << START_SHIFT
                | HeaderName.of(bytes, name, nameEnd) << LENGTH_BITS
                | Math.min(nameEnd - name, LONG);
    }

    private void read() {
        startLines = readStartLine();
        int line = startLines;
        int from = nextLine(startLineEnd);
        int most = Math.min(bytes.length, MOST);
        while (from < most) {
            int end = lineEnd(from);
            int name = from;
            while (name < end && Bytes.isToken(bytes[name])) {
                name++;
            }
            if (name > from && name < end && bytes[name] == ':' && !isScheme(bytes, from, name)) {
                put(from, name);
            } else if (name == from && isBlank(from, end)) {
                break;
            } else if (count > 0 && continues(from, name, end)) {
                folded = true;
            } else {
                int colon = Bytes.indexOf(bytes, name, end, ':');
                put(from, Bytes.trimEnd(bytes, from, colon < 0 ? end : colon));
            }
            from = nextLine(end);
            line++;
        }
        headersEnd = Math.min(from, bytes.length);
        while (from < bytes.length && isBlank(from, lineEnd(from))) {
            from = nextLine(lineEnd(from));
            line++;
        }
        body = Math.min(from, bytes.length);
        bodyLine = line;
    }

    /** Finds the end of the start line, which a terminal may have broken; how many lines it takes. */
    private int readStartLine() {
        int first = lineEnd(0);
        startLineEnd = first;
        if (!StartLine.begins(bytes, 0, first)) {
            return 1;
        }
        int end = first;
        for (int lines = 1; lines <= MOST_START_LINES && end < bytes.length; lines++) {
            if (Bytes.endsWith(bytes, 0, Bytes.trimEnd(bytes, 0, end), StartLine.VERSION)) {
                startLineEnd = end;
                return lines;
            }
            end = lineEnd(nextLine(end));
        }
        return 1;
    }

    private void put(int from, int nameEnd) {
        if (count == headers.length) {
            headers = Arrays.copyOf(headers, headers.length * 2);
        }
        headers[count] = header(from, bytes, from, nameEnd);
        names |= 1 << name(count);
        count++;
    }

    private int start(int header) {
        return headers[header] >>> START_SHIFT;
    }

    private int name(int index) {
        return nameOf(headers[index]);
    }

    /** Which of {@link HeaderName} a header has. */
    static int nameOf(int header) {
        return header >>> LENGTH_BITS & NAMES;
    }

    private int nameEnd(int header) {
        int start = start(header);
        int length = headers[header] & LONG;
        if (length < LONG) {
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
        return header + 1 < count ? start(header + 1) : headersEnd;
    }

    /** Where it ends, before the CR and LF of its last line. */
    private int end(int header) {
        return beforeLineEnd(next(header));
    }

    /** Takes back the CR and LF before the beginning of a line. */
    private int beforeLineEnd(int next) {
        int end = next > 0 && bytes[next - 1] == '\n' ? next - 1 : next;
        return end > 0 && bytes[end - 1] == '\r' ? end - 1 : end;
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

    /** The end of the line, before its CR and LF. */
    private int lineEnd(int from) {
        if (from >= bytes.length) {
            return bytes.length;
        }
        int newline = Bytes.newline(bytes, from, bytes.length);
        int end = newline < 0 ? bytes.length : newline;
        return end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    private int nextLine(int lineEnd) {
        int newline = lineEnd;
        while (newline < bytes.length && bytes[newline] != '\n') {
            newline++;
        }
        return newline + 1;
    }

    private boolean isBlank(int from, int end) {
        return Bytes.trimEnd(bytes, from, end) == from;
    }

    /**
     * True when the line belongs to the header before it: it begins with a blank, as folding asks, or it is what a
     * terminal or an editor has broken off, which is to say no header of its own.
     */
    private boolean continues(int from, int name, int end) {
        int colon = Bytes.skipBlanks(bytes, name, end);
        return name == from || colon == end || bytes[colon] != ':' || isScheme(bytes, from, name);
    }

    /** True for the scheme of a URI, which a broken line may begin with. */
    static boolean isScheme(byte[] bytes, int from, int end) {
        return end - from == 3
                        && (Bytes.startsWithIgnoringCase(bytes, from, end, SIP)
                                || Bytes.startsWithIgnoringCase(bytes, from, end, TEL))
                || end - from == 4 && Bytes.startsWithIgnoringCase(bytes, from, end, SIPS);
    }

    String startLine() {
        return oneLine(text(0, startLineEnd));
    }

    /** A start line without its breaks. */
    static String oneLine(String text) {
        return Quoting.strip(text.indexOf('\n') < 0 ? text : joined(text));
    }

    List<SipHeader> headers() {
        List<SipHeader> headers = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            headers.add(header(index));
        }
        return List.copyOf(headers);
    }

    /** The first header of this name from here on; -1 where there is none. */
    int find(int name, int from) {
        if ((names >>> name & 1) == 0) {
            return -1;
        }
        for (int index = from; index < count; index++) {
            if (name(index) == name) {
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
        List<String> lines = new ArrayList<>(count + 16);
        for (int from = 0; from < bytes.length; ) {
            int end = lineEnd(from);
            lines.add(text(from, end));
            from = nextLine(end);
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
