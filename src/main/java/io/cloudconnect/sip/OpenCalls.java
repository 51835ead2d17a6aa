package io.cloudconnect.sip;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The calls a trace has open at one time, in the order of their last messages. */
final class OpenCalls implements AutoCloseable {
    private static final long REPETITIONS_MILLIS = 32_000;
    private static final long IDLE_MILLIS = 12 * 3_600_000L;

    /** Where a trace has no times: so many messages later no repetition is to be expected. */
    private static final long REPETITIONS_MESSAGES = 20_000;

    private static final int MOST_OPEN = 400_000;

    /** No call has as many; whoever writes one Call-ID on everything shall not fill the memory. */
    private static final int MOST_MESSAGES = 20_000;

    private static final long MOST_BYTES = 96L << 20;
    private static final long SPILLED_AT_ONCE = 32L << 20;

    private record Ending(OpenCall call, long lastMessage, long time) {}

    private final Map<CallId, OpenCall> open = new LinkedHashMap<>(1024, 0.75f, true);
    private final Deque<Ending> endings = new ArrayDeque<>();
    private final Deque<OpenCall> finished = new ArrayDeque<>();
    private final Spill spill = new Spill();
    private long messages;
    private long now;
    private long bytes;

    /** Until then, by the trace's clock, no call can have been idle for too long: the eldest is not looked at. */
    private long idleFrom = Long.MIN_VALUE;

    void add(KeyedMessage message) {
        messages++;
        if (message.millis() != KeyedMessage.NO_TIME) {
            now = message.millis();
        }
        OpenCall call = open.get(message.callId());
        if (call == null) {
            call = new OpenCall(message.callId().alone());
            open.put(call.callId, call);
        }
        bytes += call.add(message);
        call.lastMessage = messages;
        call.lastTime = now;
        if (call.count() >= MOST_MESSAGES) {
            finish(call);
        } else if (call.over) {
            endings.add(new Ending(call, messages, now));
        }
        finishEnded();
        finishIdle();
        if (bytes > MOST_BYTES) {
            spillEldest();
        }
    }

    private void finishEnded() {
        while (!endings.isEmpty()) {
            Ending eldest = endings.peek();
            // A later message has an entry of its own; one that took the ending back has none.
            boolean stale = eldest.call().finished || eldest.lastMessage() != eldest.call().lastMessage;
            boolean due = Math.abs(now - eldest.time()) > REPETITIONS_MILLIS
                    || messages - eldest.lastMessage() > REPETITIONS_MESSAGES;
            if (!stale && !due) {
                return;
            }
            endings.remove();
            if (!stale) {
                finish(eldest.call());
            }
        }
    }

    private void finishIdle() {
        if (open.isEmpty() || open.size() <= MOST_OPEN && now <= idleFrom) {
            return;
        }
        OpenCall eldest = open.values().iterator().next();
        if (open.size() > MOST_OPEN || now - eldest.lastTime > IDLE_MILLIS) {
            finish(eldest);
        } else {
            idleFrom = eldest.lastTime + IDLE_MILLIS;
        }
    }

    private void finish(OpenCall call) {
        open.remove(call.callId);
        call.finished = true;
        bytes -= call.bytes();
        finished.add(call);
    }

    private void spillEldest() {
        long freed = 0;
        for (Iterator<OpenCall> eldest = open.values().iterator(); eldest.hasNext() && freed < SPILLED_AT_ONCE; ) {
            freed += eldest.next().spill(spill);
        }
        bytes -= freed;
    }

    /** At the end of the trace, one after the other. */
    void finishEldest() {
        Iterator<OpenCall> eldest = open.values().iterator();
        if (eldest.hasNext()) {
            finish(eldest.next());
        }
    }

    boolean hasFinished() {
        return !finished.isEmpty();
    }

    Call takeFinished() {
        return finished.remove().finish(spill);
    }

    @Override
    public void close() {
        spill.close();
    }
}
