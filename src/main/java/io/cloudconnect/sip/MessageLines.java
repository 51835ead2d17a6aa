package io.cloudconnect.sip;

/** The lines of the message being read, and whether it can take one more. */
final class MessageLines {
    private static final int MOST_BLANK_LINES = 100;

    private final LineScanner lines;
    private final MessageSections sections = new MessageSections();
    private final MessageBytes bytes;
    private final HeaderPlaces places = new HeaderPlaces();

    /**
     * True as long as what was noted in passing is all there is to note; a message with folded, broken or foreign lines
     * is looked through once it is whole.
     */
    private boolean noted;

    private int indentation;
    private boolean prefixed;
    private long firstLine;

    MessageLines(LineScanner lines) {
        this.lines = lines;
        this.bytes = new MessageBytes(lines);
    }

    /**
     * Begins a message with this line.
     *
     * @param matched whether {@link StartLine#matches} is true for it
     */
    void begin(int text, int indent, boolean withPrefix, boolean matched) {
        prefixed = withPrefix;
        indentation = withPrefix ? 0 : Bytes.skipBlanks(lines.bytes, lines.start, lines.start + indent) - lines.start;
        firstLine = lines.number;
        sections.begin();
        bytes.begin(text, withPrefix || indentation > 0);
        places.begin();
        noted = matched && lines.isLineWhole();
    }

    /**
     * Takes the lines that can be nothing but the message's own: a letter, a name, a colon among the headers, a letter
     * and an equals sign in a session description. Most lines of a trace are such; the first that may be something else
     * is left to be looked at.
     */
    void takePlain() {
        if (bytes.isStraight() && lines.isLineWhole()) {
            if (sections.isWithinHeaders()) {
                takeHeaders();
            } else if (sections.isWithinDescription()) {
                takeDescription();
            }
        }
    }

    private void takeHeaders() {
        byte[] window = lines.bytes;
        int limit = windowLimit();
        int from = lines.next;
        int taken = 0;
        while (from < limit && Bytes.isLetter(window[from])) {
            int name = from + 1;
            while (name < limit && Bytes.isToken(window[name])) {
                name++;
            }
            if (name == limit || window[name] != ':') {
                break;
            }
            int first = window[from] | 0x20;
            if ((first == 's' || first == 'r' || first == 't')
                    && (LogLine.startsMessage(window, from, limit) || MessageScan.isScheme(window, from, name))) {
                break;
            }
            int newline = Bytes.newline(window, name, limit);
            int end = newline > 0 && window[newline - 1] == '\r' ? newline - 1 : newline;
            if (newline < 0 || window[end - 1] == '5' && LogReader.hasForeignEnd(window, from, end)) {
                break;
            }
            if (first == 'c' || first == 'l') {
                sections.header(window, from, end);
            }
            places.header(from - lines.keep, window, from, name);
            from = newline + 1;
            taken++;
        }
        pass(taken, from);
    }

    private void takeDescription() {
        byte[] window = lines.bytes;
        int limit = windowLimit();
        int from = lines.next;
        int taken = 0;
        while (MessageSections.isDescription(window, from, limit)) {
            int newline = Bytes.newline(window, from, limit);
            int end = newline > 0 && window[newline - 1] == '\r' ? newline - 1 : newline;
            if (newline < 0 || window[end - 1] == '5' && LogReader.hasForeignEnd(window, from, end)) {
                break;
            }
            sections.description(end - from);
            from = newline + 1;
            taken++;
        }
        pass(taken, from);
    }

    /** How far lines may be taken at once: as long as the message is not too long. */
    private int windowLimit() {
        return Math.min(lines.limit(), lines.keep + MessageBytes.MOST);
    }

    private void pass(int taken, int next) {
        if (taken > 0) {
            lines.pass(taken, next);
            bytes.addWhole(taken);
        }
    }

    boolean isOpen() {
        return sections.isOpen();
    }

    /** True when a line can be judged as it is: not prefixed, not indented. */
    boolean isPlain() {
        return bytes.isStraight();
    }

    boolean isPrefixed() {
        return prefixed;
    }

    boolean isWithinHeaders() {
        return sections.isWithinHeaders();
    }

    boolean isComplete() {
        return sections.isComplete();
    }

    boolean isTooLong() {
        return bytes.isTooLong();
    }

    long firstLine() {
        return firstLine;
    }

    LineMap lineMap() {
        return bytes.lineMap();
    }

    int unindent(int from, int to) {
        int most = Math.min(to, from + indentation);
        return Bytes.skipBlanks(lines.bytes, from, most);
    }

    /** Takes the line from here on; false where it cannot be of this message. */
    boolean take(int from) {
        boolean header = sections.isWithinHeaders();
        MessageSections.Fit fit = sections.line(lines.bytes, from, lines.end);
        if (fit == MessageSections.Fit.OWN) {
            if (header) {
                noted = false;
            } else {
                places.body(from - lines.keep, bytes.lineCount());
            }
            bytes.add(from);
        } else if (fit == MessageSections.Fit.FOREIGN) {
            bytes.skipForeignLine();
        }
        return fit != MessageSections.Fit.BEHIND;
    }

    /** A line without text; false where so many of them stand that the message must be over. */
    boolean blank() {
        places.endOfHeaders(lines.start - lines.keep);
        sections.blankLine();
        return bytes.addBlank() < MOST_BLANK_LINES;
    }

    void skipForeignLine() {
        sections.foreignLine();
        bytes.skipForeignLine();
    }

    /** The message; nothing is open after it. */
    SipMessage close() {
        sections.close();
        boolean indexed = noted && !places.isEmpty() && bytes.isStraight() && !bytes.isTooLong();
        byte[] whole = bytes.close();
        return new SipMessage(whole, indexed ? places.index(whole) : null);
    }
}
