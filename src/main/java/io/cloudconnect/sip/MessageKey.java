package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;

/** What joins a message to a call. */
final class MessageKey {
    private final byte[] bytes;
    private final int callId;
    private final int callIdEnd;
    private final int method;
    private final int methodEnd;

    private MessageKey(byte[] bytes, int callId, int callIdEnd, int method, int methodEnd) {
        this.bytes = bytes;
        this.callId = callId;
        this.callIdEnd = callIdEnd;
        this.method = method;
        this.methodEnd = methodEnd;
    }

    /** Looks into a message; null where it has no {@code Call-ID}. */
    static MessageKey of(SipMessage message) {
        byte[] bytes = message.bytes();
        MessageIndex index = message.index();
        int callId = index.find(HeaderName.CALL_ID, 0);
        if (callId < 0) {
            return null;
        }
        int callIdFrom = index.valueFrom(callId);
        int cseq = index.find(HeaderName.CSEQ, 0);
        int method = 0;
        int methodEnd = 0;
        if (cseq >= 0) {
            int number = index.valueFrom(cseq);
            methodEnd = endOfLine(bytes, number, index.valueTo(cseq));
            method = Bytes.skipBlanks(bytes, Bytes.skipDigits(bytes, number, methodEnd), methodEnd);
        }
        return new MessageKey(
                bytes, callIdFrom, endOfLine(bytes, callIdFrom, index.valueTo(callId)), method, methodEnd);
    }

    /** A folded value counts as far as its first line goes. */
    private static int endOfLine(byte[] bytes, int from, int to) {
        int newline = Bytes.newline(bytes, from, to);
        return newline < 0 ? to : Bytes.trimEnd(bytes, from, newline);
    }

    String callId() {
        return new String(bytes, callId, callIdEnd - callId, StandardCharsets.UTF_8);
    }

    /** True when the {@code CSeq} is of this method. */
    boolean is(byte[] wanted) {
        return methodEnd - method == wanted.length && Bytes.startsWith(bytes, method, methodEnd, wanted);
    }
}
