package io.cloudconnect.sip;

import java.time.Instant;

/**
 * A message and what joins it to a call, found where it is read: another thread joins it, and to look into the message
 * once more would cost that one more than all else it does.
 *
 * @param status 0 for a request, -1 for a response that says none
 * @param millis when it passed, by the trace's clock; {@link #NO_TIME} where the trace has none
 */
record KeyedMessage(TraceMessage traced, CallId callId, Method method, int status, long millis) {
    static final long NO_TIME = Long.MIN_VALUE;

    /** The methods that say how far a call has come. */
    enum Method {
        INVITE,
        BYE,
        CANCEL,
        PRACK,
        OTHER;

        private static final Method[] ALL = values();
        private final Literal name = Literal.of(name());

        /** That of a {@code CSeq}. */
        private static Method of(byte[] bytes, int from, int to) {
            for (Method method : ALL) {
                if (method.name.is(bytes, from, to)) {
                    return method;
                }
            }
            return OTHER;
        }
    }

    /** Looks into a message; null where it has no {@code Call-ID}. */
    static KeyedMessage of(TraceMessage traced) {
        SipMessage message = traced.message();
        MessageIndex index = message.index();
        int at = index.find(HeaderName.CALL_ID, 0);
        if (at < 0) {
            return null;
        }
        int from = index.valueFrom(at);
        int to = endOfLine(message.bytes(), from, index.valueTo(at, from));
        return new KeyedMessage(
                traced,
                new CallId(message.bytes(), from, to),
                method(message),
                message.isRequest() || message.status() > 0 ? message.status() : -1,
                traced.time().isPresent() ? millis(traced.time().get().instant()) : NO_TIME);
    }

    private static Method method(SipMessage message) {
        MessageIndex index = message.index();
        int at = index.find(HeaderName.CSEQ, 0);
        if (at < 0) {
            return Method.OTHER;
        }
        byte[] bytes = message.bytes();
        int number = index.valueFrom(at);
        int to = endOfLine(bytes, number, index.valueTo(at, number));
        return Method.of(bytes, Bytes.skipBlanks(bytes, Bytes.skipDigits(bytes, number, to), to), to);
    }

    /** A folded value counts as far as its first line goes. */
    private static int endOfLine(byte[] bytes, int from, int to) {
        int newline = Bytes.newline(bytes, from, to);
        return newline < 0 ? to : Bytes.trimEnd(bytes, from, newline);
    }

    private static long millis(Instant instant) {
        return instant.getEpochSecond() * 1000 + instant.getNano() / 1_000_000;
    }

    boolean isResponse() {
        return status != 0;
    }

    /** How many bytes it has. */
    int size() {
        return traced.message().size();
    }
}
