package io.cloudconnect.sip;

/** The lines of the message being read, and whether it can take one more. */
final class MessageLines {
    private static final int MOST_BLANK_LINES = 100;

    private final LineScanner lines;
    private final MessageSections sections = new MessageSections();
    private final MessageBytes bytes;
    private int indentation;
    private boolean prefixed;
    private long firstLine;

    MessageLines(LineScanner lines) {
        this.lines = lines;
        this.bytes = new MessageBytes(lines);
    }

    void begin(int text, int indent, boolean withPrefix) {
        prefixed = withPrefix;
        indentation = withPrefix ? 0 : Bytes.skipBlanks(lines.bytes, lines.start, lines.start + indent) - lines.start;
        firstLine = lines.number;
        sections.begin();
        bytes.begin(text, withPrefix || indentation > 0);
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
        MessageSections.Fit fit = sections.line(lines.bytes, from, lines.end);
        if (fit == MessageSections.Fit.OWN) {
            bytes.add(from);
        } else if (fit == MessageSections.Fit.FOREIGN) {
            bytes.skipForeignLine();
        }
        return fit != MessageSections.Fit.BEHIND;
    }

    /** A line without text; false where so many of them stand that the message must be over. */
    boolean blank() {
        sections.blankLine();
        return bytes.addBlank() < MOST_BLANK_LINES;
    }

    void skipForeignLine() {
        sections.foreignLine();
        bytes.skipForeignLine();
    }

    /** The message's bytes; nothing is open after it. */
    byte[] close() {
        sections.close();
        return bytes.close();
    }
}
