package io.cloudconnect.sip;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads SIP messages from router logs, captures and plain text as a stream; what kind a file is shows in its content.
 *
 * <p>Understood are {@code debug ccsip messages} and VoIP trace with and without syslog's prefixes, SIP as plain text,
 * pcap and pcapng, and any of them in gzip. Files may be of any size: memory holds what is open only.
 *
 * <p>Nothing in a file makes it fail: what cannot be read is passed over and listed in {@link #unreadable()}.
 */
public final class TraceReader implements AutoCloseable {
    private final Iterator<Path> files;
    private final Unreadables unreadables = new Unreadables();
    private MessageSource source;
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder messagesRead = new LongAdder();
    private ReadAhead ahead;

    private TraceReader(List<Path> files) {
        this.files = files.iterator();
    }

    /** Reads these files one after the other. */
    public static TraceReader open(Path... files) {
        return new TraceReader(List.of(files));
    }

    /** The messages, in the order of the files. To be taken once. */
    public Stream<TraceMessage> messages() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private Iterator<TraceMessage> iterator() {
        return new Iterator<>() {
            private TraceMessage ahead;

            @Override
            public boolean hasNext() {
                if (ahead == null) {
                    ahead = read();
                }
                return ahead != null;
            }

            @Override
            public TraceMessage next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                TraceMessage message = ahead;
                ahead = null;
                return message;
            }
        };
    }

    /**
     * The calls, each as soon as it is over, see {@link Calls#of}. To be taken once, instead of the messages. Where
     * there is more than one processor the files are read on a thread of its own, which ends when this is closed.
     */
    public Stream<Call> calls() {
        KeyedMessages messages = new KeyedMessages(iterator(), unreadables);
        if (Runtime.getRuntime().availableProcessors() == 1) {
            return Calls.join(messages);
        }
        ahead = ReadAhead.of(messages);
        return Calls.join(ahead).onClose(ahead::close);
    }

    /** What was passed over so far, the first 1,000 places. */
    public List<Unreadable> unreadable() {
        return unreadables.list();
    }

    /** How many places were passed over so far. */
    public long unreadableCount() {
        return unreadables.count();
    }

    /** How many messages were read so far. */
    public long messagesRead() {
        return messagesRead.sum();
    }

    /** How many bytes of the files were read so far, as they lie there. */
    public long bytesRead() {
        return bytesRead.sum();
    }

    private TraceMessage read() {
        while (true) {
            if (source == null) {
                if (!files.hasNext()) {
                    return null;
                }
                source = TraceFile.open(files.next(), unreadables, bytesRead);
            }
            TraceMessage message = source.next();
            if (message != null) {
                messagesRead.increment();
                return message;
            }
            closeSource();
        }
    }

    @Override
    public void close() {
        if (ahead != null) {
            ahead.close();
        }
        closeSource();
    }

    private void closeSource() {
        if (source != null) {
            source.close();
            source = null;
        }
    }
}
