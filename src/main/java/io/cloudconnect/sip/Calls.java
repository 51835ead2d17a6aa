package io.cloudconnect.sip;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Joins a stream of messages to calls by their {@code Call-ID}. */
public final class Calls {
    private Calls() {}

    /**
     * The calls of these messages, each as soon as it is over; to be closed after use, as the messages are.
     *
     * <p>A call is over 32 s after its last word, by the clock of the trace, since until then it may be repeated (RFC
     * 3261, 17.1: 64 times T1); without a word for 12 hours; after 20,000 messages; or at the end. What comes after
     * that is a call of its own. Memory holds open calls only, and of their messages at most 96 MB: the rest waits in a
     * temporary file.
     *
     * <p>Messages without a {@code Call-ID} are left out.
     */
    public static Stream<Call> of(Stream<TraceMessage> messages) {
        return of(messages, new Unreadables());
    }

    static Stream<Call> of(Stream<TraceMessage> messages, Unreadables unreadables) {
        OpenCalls open = new OpenCalls();
        Iterator<Call> calls = new CallIterator(messages.iterator(), open, unreadables);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(calls, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(messages::close)
                .onClose(open::close);
    }

    private static final class CallIterator implements Iterator<Call> {
        private final Iterator<TraceMessage> messages;
        private final OpenCalls open;
        private final Unreadables unreadables;
        private final MessageKey key = new MessageKey();

        CallIterator(Iterator<TraceMessage> messages, OpenCalls open, Unreadables unreadables) {
            this.messages = messages;
            this.open = open;
            this.unreadables = unreadables;
        }

        @Override
        public boolean hasNext() {
            while (!open.hasFinished()) {
                if (!messages.hasNext()) {
                    open.finishEldest();
                    return open.hasFinished();
                }
                TraceMessage message = messages.next();
                if (key.read(message.message().bytes())) {
                    open.add(message, key);
                } else {
                    unreadables.add(
                            message.place(),
                            "a message without Call-ID",
                            "it belongs to no call; copy it with all its headers");
                }
            }
            return true;
        }

        @Override
        public Call next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            return open.takeFinished();
        }
    }
}
