package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads messages on a thread of its own while those before them are worked on. Few are under way at a time, and they
 * come in their order.
 */
final class ReadAhead implements Iterator<KeyedMessage>, AutoCloseable {
    private static final int MESSAGES_AT_ONCE = 256;
    private static final long BYTES_AT_ONCE = 1L << 19;
    private static final int BATCHES_AHEAD = 4;

    /** Messages, and what the reading ended with: nothing where it goes on. */
    private record Batch(List<KeyedMessage> messages, boolean last, Throwable failure) {}

    private final Iterator<KeyedMessage> source;
    private final BlockingQueue<Batch> ahead = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Thread thread = new Thread(this::read, "trace reader");
    private Batch batch = new Batch(List.of(), false, null);
    private int next;

    private ReadAhead(Iterator<KeyedMessage> source) {
        this.source = source;
        thread.setDaemon(true);
    }

    /** Begins to read; nobody else may read from the source any more. */
    static ReadAhead of(Iterator<KeyedMessage> source) {
        ReadAhead reader = new ReadAhead(source);
        reader.thread.start();
        return reader;
    }

    private void read() {
        try {
            try {
                while (source.hasNext()) {
                    ahead.put(new Batch(readBatch(), false, null));
                }
                ahead.put(new Batch(List.of(), true, null));
            } catch (RuntimeException | Error e) {
                ahead.put(new Batch(List.of(), true, e));
            }
        } catch (InterruptedException closed) {
            // Nobody wants the rest.
            Thread.currentThread().interrupt();
        }
    }

    private List<KeyedMessage> readBatch() {
        List<KeyedMessage> messages = new ArrayList<>(MESSAGES_AT_ONCE);
        for (long bytes = 0; messages.size() < MESSAGES_AT_ONCE && bytes < BYTES_AT_ONCE && source.hasNext(); ) {
            KeyedMessage message = source.next();
            bytes += message.size();
            messages.add(message);
        }
        return messages;
    }

    @Override
    public boolean hasNext() {
        while (next == batch.messages().size() && !batch.last()) {
            try {
                batch = ahead.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while a trace was read", e);
            }
            next = 0;
            if (batch.failure() instanceof Error error) {
                throw error;
            }
            if (batch.failure() instanceof RuntimeException exception) {
                throw exception;
            }
        }
        return next < batch.messages().size();
    }

    @Override
    public KeyedMessage next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return batch.messages().get(next++);
    }

    /** Stops reading, and waits until it has stopped. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
