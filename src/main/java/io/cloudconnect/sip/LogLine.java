package io.cloudconnect.sip;

/** What the first characters of a log line make of it. */
enum LogLine {
    /** Text of a message, or of nothing. */
    TEXT,
    BLANK,
    /** {@code Sent:} */
    SENT,
    /** {@code Received:} */
    RECEIVED,
    /** {@code INVITE sip:… SIP/2.0} or {@code SIP/2.0 200 OK} */
    START,
    /** {@code //17/1CE915CE8002/SIP/Msg/ccsipDisplayMsg:} or another debug's */
    DEBUG,
    /** {@code %SYS-5-CONFIG_I: …} */
    SYSTEM,
    /** {@code ------------------ Cover Buffer ---------------} */
    RULER;

    private static final Literal SENT_WORD = Literal.of("Sent");
    static final Literal SENT_MARK = Literal.of("Sent:");
    private static final Literal RECEIVED_WORD = Literal.of("Received");
    static final Literal RECEIVED_MARK = Literal.of("Received:");
    private static final Literal STATUS_LINE = Literal.of("SIP/");
    private static final Literal DEBUG_MARK = Literal.of("//");
    private static final int SHORTEST_RULER = 8;
    private static final byte[] KINDS = kinds();

    /** True when the line cannot be anything but text: decided on its first and last characters, as most lines are. */
    static boolean isPlain(byte[] bytes, int from, int to) {
        byte kind = KINDS[bytes[from] & 0xFF];
        if (kind == 2 || bytes[to - 1] == '0' && StartLine.VERSION.endsAt(bytes, from, to)) {
            return false;
        }
        return kind == 0 || !LogTime.isMonth(bytes, from, to) && !startsMessage(bytes, from, to);
    }

    /** True for a line that begins like one that announces or begins a message. */
    static boolean startsMessage(byte[] bytes, int from, int to) {
        return switch (bytes[from]) {
            case 'S' -> SENT_WORD.isAt(bytes, from, to) || STATUS_LINE.isAt(bytes, from, to);
            case 'R' -> RECEIVED_WORD.isAt(bytes, from, to);
            default -> false;
        };
    }

    /** What a line is whose prefix is off. */
    static LogLine of(byte[] bytes, int from, int to) {
        if (Bytes.trimEnd(bytes, from, to) == from) {
            return BLANK;
        }
        return switch (bytes[from]) {
            case 'S' -> SENT_MARK.isAt(bytes, from, to) ? SENT : startOrText(bytes, from, to);
            case 'R' -> RECEIVED_MARK.isAt(bytes, from, to) ? RECEIVED : startOrText(bytes, from, to);
            case '/' -> DEBUG_MARK.isAt(bytes, from, to) ? DEBUG : TEXT;
            case '%' -> isSystem(bytes, from, to) ? SYSTEM : TEXT;
            case '-' -> isRuler(bytes, from, to) ? RULER : TEXT;
            default -> startOrText(bytes, from, to);
        };
    }

    private static LogLine startOrText(byte[] bytes, int from, int to) {
        return StartLine.matches(bytes, from, to) ? START : TEXT;
    }

    private static boolean isSystem(byte[] bytes, int from, int to) {
        int index = from + 1;
        while (index < to
                && (bytes[index] >= 'A' && bytes[index] <= 'Z' || bytes[index] == '_' || Bytes.isDigit(bytes[index]))) {
            index++;
        }
        return index > from + 1 && index < to && bytes[index] == '-';
    }

    private static boolean isRuler(byte[] bytes, int from, int to) {
        int index = from;
        while (index < to && bytes[index] == '-') {
            index++;
        }
        boolean bare = Bytes.skipBlanks(bytes, index, to) == to;
        return index - from >= SHORTEST_RULER && (bare || bytes[index] == ' ');
    }

    /** 0: a letter that begins nothing but text; 1: a letter that may begin more; 2: anything else. */
    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        java.util.Arrays.fill(kinds, (byte) 2);
        for (int c = 'a'; c <= 'z'; c++) {
            kinds[c] = 0;
            kinds[c - 0x20] = 0;
        }
        for (char c : "SRJFMAOND".toCharArray()) {
            kinds[c] = 1;
        }
        return kinds;
    }
}
