package io.cloudconnect.sip;

import java.util.Iterator;
import java.util.NoSuchElementException;
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
        return join(new KeyedMessages(messages.iterator(), unreadables)).onClose(messages::close);
    }

    static Stream<Call> join(Iterator<KeyedMessage> messages) {
        OpenCalls open = new OpenCalls();
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                new CallIterator(messages, open), Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .onClose(open::close);
    }

    private static final class CallIterator implements Iterator<Call> {
        private final Iterator<KeyedMessage> messages;
        private final OpenCalls open;

        CallIterator(Iterator<KeyedMessage> messages, OpenCalls open) {
            this.messages = messages;
            this.open = open;
        }

        @Override
        public boolean hasNext() {
            while (!open.hasFinished()) {
                if (!messages.hasNext()) {
                    open.finishEldest();
                    return open.hasFinished();
                }
                open.add(messages.next());
            }
            return true;
        }

        @Override
        public Call next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return open.takeFinished();
        }
    }
}
