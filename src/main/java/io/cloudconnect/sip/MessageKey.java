package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;

/** What joins a message to a call, found without reading the rest. */
final class MessageKey {
    private static final byte[] CALL_ID = Bytes.of("call-id");
    private static final byte[] CSEQ = Bytes.of("cseq");

    private final byte[] bytes;
    private int callId = -1;
    private int callIdEnd;
    private int method = -1;
    private int methodEnd;

    private MessageKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Looks into a message; null where it has no {@code Call-ID}. */
    static MessageKey of(SipMessage message) {
        MessageKey key = new MessageKey(message.bytes());
        key.read();
        return key.callId < 0 ? null : key;
    }

    private void read() {
        int from = Bytes.newline(bytes, 0, bytes.length) + 1;
        while (from > 0 && from < bytes.length && (callId < 0 || method < 0)) {
            int newline = Bytes.newline(bytes, from, bytes.length);
            int end = newline < 0 ? bytes.length : newline;
            int first = bytes[from] | 0x20;
            if (first == 'c' || first == 'i') {
                header(from, end);
            } else if (end - from < 2 && Bytes.trimEnd(bytes, from, end) == from) {
                break;
            }
            from = newline + 1;
        }
    }

    private void header(int from, int end) {
        if (Bytes.startsWithIgnoringCase(bytes, from, end, CALL_ID)) {
            callId(from + CALL_ID.length, end);
        } else if (Bytes.startsWithIgnoringCase(bytes, from, end, CSEQ)) {
            int number = value(from + CSEQ.length, end);
            if (number >= 0 && method < 0) {
                method = Bytes.skipBlanks(bytes, Bytes.skipDigits(bytes, number, end), end);
                methodEnd = Bytes.trimEnd(bytes, method, end);
            }
        } else if ((bytes[from] | 0x20) == 'i') {
            callId(from + 1, end);
        }
    }

    private void callId(int afterName, int end) {
        int value = value(afterName, end);
        if (value >= 0 && callId < 0) {
            callId = value;
            callIdEnd = Bytes.trimEnd(bytes, value, end);
        }
    }

    private int value(int from, int end) {
        int colon = Bytes.skipBlanks(bytes, from, end);
        return colon < end && bytes[colon] == ':' ? Bytes.skipBlanks(bytes, colon + 1, end) : -1;
    }

    String callId() {
        return new String(bytes, callId, callIdEnd - callId, StandardCharsets.UTF_8);
    }

    /** True when the {@code CSeq} is of this method. */
    boolean is(byte[] wanted) {
        return method >= 0 && methodEnd - method == wanted.length && Bytes.startsWith(bytes, method, methodEnd, wanted);
    }
}
