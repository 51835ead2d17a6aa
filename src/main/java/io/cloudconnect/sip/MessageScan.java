package io.cloudconnect.sip;

/** Looks through a whole message for its headers and its body: folded, broken, without a body, or however it came. */
final class MessageScan {
    private static final int MOST_START_LINES = 4;
    private static final Literal SIP = Literal.anyCase("sip");
    private static final Literal SIPS = Literal.anyCase("sips");
    private static final Literal TEL = Literal.anyCase("tel");

    private final byte[] bytes;
    private final HeaderPlaces places = new HeaderPlaces();
    private int startLineEnd;

    private MessageScan(byte[] bytes) {
        this.bytes = bytes;
    }

    static MessageIndex index(byte[] bytes) {
        return new MessageScan(bytes).read();
    }

    private MessageIndex read() {
        places.begin();
        int startLines = readStartLine();
        int line = startLines;
        int from = nextLine(startLineEnd);
        int most = Math.min(bytes.length, HeaderPlace.MOST);
        while (from < most) {
            int end = lineEnd(from);
            int name = from;
            while (name < end && Bytes.isToken(bytes[name])) {
                name++;
            }
            if (name > from && name < end && bytes[name] == ':' && !isScheme(bytes, from, name)) {
                places.header(from, bytes, from, name);
            } else if (name == from && isBlank(from, end)) {
                break;
            } else if (!places.isEmpty() && continues(from, name, end)) {
                places.fold();
            } else {
                int colon = Bytes.indexOf(bytes, name, end, ':');
                places.header(from, bytes, from, Bytes.trimEnd(bytes, from, colon < 0 ? end : colon));
            }
            from = nextLine(end);
            line++;
        }
        places.endOfHeaders(Math.min(from, bytes.length));
        while (from < bytes.length && isBlank(from, lineEnd(from))) {
            from = nextLine(lineEnd(from));
            line++;
        }
        places.body(Math.min(from, bytes.length), line);
        return places.index(bytes, startLineEnd, startLines);
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
            if (StartLine.VERSION.endsAt(bytes, 0, Bytes.trimEnd(bytes, 0, end))) {
                startLineEnd = end;
                return lines;
            }
            end = lineEnd(nextLine(end));
        }
        return 1;
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
        return SIP.is(bytes, from, end) || TEL.is(bytes, from, end) || SIPS.is(bytes, from, end);
    }
}
