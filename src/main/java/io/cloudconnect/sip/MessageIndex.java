package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where in a message's bytes its headers and its body stand. */
final class MessageIndex {
    private static final int NAME = 0;
    private static final int NAME_END = 1;
    private static final int VALUE = 2;
    private static final int END = 3;
    private static final int LINE = 4;
    private static final int LINES = 5;
    private static final int CELLS = 6;
    private static final int MOST_START_LINES = 4;
    private static final byte[] SIP = Bytes.of("sip");
    private static final byte[] SIPS = Bytes.of("sips");
    private static final byte[] TEL = Bytes.of("tel");

    private final byte[] bytes;
    private int[] cells = new int[24 * CELLS];
    private int count;
    private int startLineEnd;
    private int body;
    private int bodyLine;
    private volatile Optional<Sdp> sdp;

    private MessageIndex(byte[] bytes) {
        this.bytes = bytes;
    }

    static MessageIndex of(byte[] bytes) {
        MessageIndex index = new MessageIndex(bytes);
        index.read();
        return index;
    }

    private void read() {
        int line = readStartLine();
        int from = nextLine(startLineEnd);
        while (from < bytes.length) {
            int end = lineEnd(from);
            int name = from;
            while (name < end && Bytes.isToken(bytes[name])) {
                name++;
            }
            if (name > from && name < end && bytes[name] == ':' && !isScheme(from, name)) {
                put(from, name, name + 1, end, line);
            } else if (name == from && isBlank(from, end)) {
                break;
            } else if (count > 0 && continues(from, name, end)) {
                int cell = (count - 1) * CELLS;
                cells[cell + END] = end;
                cells[cell + LINES]++;
            } else {
                add(from, name, end, line);
            }
            from = nextLine(end);
            line++;
        }
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

    private void add(int from, int name, int end, int line) {
        int colon = Bytes.indexOf(bytes, name, end, ':');
        put(from, Bytes.trimEnd(bytes, from, colon < 0 ? end : colon), colon < 0 ? end : colon + 1, end, line);
    }

    private void put(int from, int nameEnd, int value, int end, int line) {
        int cell = count++ * CELLS;
        if (cell == cells.length) {
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
        cells[cell + NAME] = from;
        cells[cell + NAME_END] = nameEnd;
        cells[cell + VALUE] = value;
        cells[cell + END] = end;
        cells[cell + LINE] = line;
        cells[cell + LINES] = 1;
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
        return name == from || colon == end || bytes[colon] != ':' || isScheme(from, name);
    }

    private boolean isScheme(int from, int end) {
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

    /** The first header of this name from here on; -1 where there is none. The name is the long one. */
    int find(String name, int from) {
        for (int index = from; index < count; index++) {
            int cell = index * CELLS;
            int start = cells[cell + NAME];
            int length = cells[cell + NAME_END] - start;
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

    /** True when there is a header whose name begins so; in lower case. */
    boolean hasNamedAs(byte[] beginning) {
        for (int index = 0; index < count; index++) {
            int cell = index * CELLS;
            if (Bytes.startsWithIgnoringCase(bytes, cells[cell + NAME], cells[cell + NAME_END], beginning)) {
                return true;
            }
        }
        return false;
    }

    SipHeader header(int index) {
        int cell = index * CELLS;
        return new SipHeader(
                Quoting.strip(text(cells[cell + NAME], cells[cell + NAME_END])),
                value(index),
                cells[cell + LINE],
                cells[cell + LINES]);
    }

    /** Reads the value of a header, or takes what it was read as lately. */
    <T> T read(int index, Recent<T> recent) {
        int cell = index * CELLS;
        if (cells[cell + LINES] != 1) {
            byte[] joined = value(index).getBytes(StandardCharsets.UTF_8);
            return recent.read(joined, 0, joined.length);
        }
        int from = Bytes.skipBlanks(bytes, cells[cell + VALUE], cells[cell + END]);
        return recent.read(bytes, from, Bytes.trimEnd(bytes, from, cells[cell + END]));
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
    boolean sameHeader(String name, MessageIndex other) {
        int mine = find(name, 0);
        int its = other.find(name, 0);
        if (mine < 0 || its < 0) {
            return mine == its;
        }
        int from = mine * CELLS;
        int to = its * CELLS;
        return Arrays.equals(
                        bytes,
                        cells[from + VALUE],
                        cells[from + END],
                        other.bytes,
                        other.cells[to + VALUE],
                        other.cells[to + END])
                || value(mine).equals(other.value(its));
    }

    boolean sameBody(MessageIndex other) {
        return Arrays.equals(bytes, body, bytes.length, other.bytes, other.body, other.bytes.length)
                || body().equals(other.body());
    }

    String value(int index) {
        int cell = index * CELLS;
        String text = text(cells[cell + VALUE], cells[cell + END]);
        return Quoting.strip(cells[cell + LINES] == 1 ? text : joined(text));
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
            known = body >= bytes.length ? Optional.empty() : Sdp.parse(body(), bodyLine);
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
