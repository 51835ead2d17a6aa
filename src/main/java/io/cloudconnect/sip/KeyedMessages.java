package io.cloudconnect.sip;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Messages with what joins them to calls; those that nothing joins are reported and left out. */
final class KeyedMessages implements Iterator<KeyedMessage> {
    private final Iterator<TraceMessage> messages;
    private final Unreadables unreadables;
    private KeyedMessage ahead;

    KeyedMessages(Iterator<TraceMessage> messages, Unreadables unreadables) {
        this.messages = messages;
        this.unreadables = unreadables;
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && messages.hasNext()) {
            TraceMessage message = messages.next();
            ahead = KeyedMessage.of(message);
            if (ahead == null) {
                unreadables.add(
                        message.place(),
                        "a message without Call-ID",
                        "it belongs to no call; copy it with all its headers");
            }
        }
        return ahead != null;
    }

    @Override
    public KeyedMessage next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        KeyedMessage next = ahead;
        ahead = null;
        return next;
    }
}
