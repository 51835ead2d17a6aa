package io.cloudconnect.sip;

import io.cloudconnect.sip.KeyedMessage.Method;
import java.util.ArrayList;
import java.util.List;

/** A call whose end was not yet seen. */
final class OpenCall {
    /** What a message takes beside its bytes, about. */
    static final int OVERHEAD = 520;

    final CallId callId;

    /** When it got its last word, by the message count and by the trace's clock in ms. */
    long lastMessage;

    long lastTime;

    boolean finished;

    /** True when nothing but repetitions is expected. */
    boolean over;

    private List<TraceMessage> messages = new ArrayList<>(8);
    private List<Spill.Chunk> chunks = List.of();
    private long bytes;
    private long size;
    private int count;
    private boolean invited;
    private boolean answered;
    private boolean mayBeWithTwilio;

    OpenCall(CallId callId) {
        this.callId = callId;
    }

    /** Adds a message; how many bytes of memory it takes. */
    long add(KeyedMessage message) {
        messages.add(message.traced());
        count++;
        int length = message.size();
        size += length;
        bytes += length + OVERHEAD;
        mayBeWithTwilio = mayBeWithTwilio || TwilioEvidence.mayShowTwilio(message.traced());
        if (message.isResponse()) {
            response(message.status(), message.method());
        } else if (message.method() == Method.INVITE) {
            invited = true;
            over = false;
        }
        return length + OVERHEAD;
    }

    private void response(int status, Method method) {
        if (status < 200) {
            return;
        }
        if (method == Method.INVITE) {
            answered |= status < 300;
            over |= !answered;
        } else if (method == Method.BYE || !invited && method != Method.CANCEL && method != Method.PRACK) {
            over = true;
        }
    }

    int count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    /** Moves the messages to the temporary file; how many bytes of memory that gives back. */
    long spill(Spill spill) {
        if (messages.isEmpty()) {
            return 0;
        }
        List<Spill.Chunk> all = new ArrayList<>(chunks);
        all.add(spill.write(messages));
        chunks = all;
        messages = new ArrayList<>(2);
        long freed = bytes;
        bytes = 0;
        return freed;
    }

    /** The call. Its messages are let go here: who still waits for this one's ending shall not keep them. */
    Call finish(Spill spill) {
        List<TraceMessage> all = messages;
        if (!chunks.isEmpty()) {
            all = new ArrayList<>();
            for (Spill.Chunk chunk : chunks) {
                all.addAll(spill.read(chunk));
            }
            all.addAll(messages);
        }
        chunks = List.of();
        messages = List.of();
        return Call.of(callId.toString(), all, size, mayBeWithTwilio);
    }
}
