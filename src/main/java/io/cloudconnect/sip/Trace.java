package io.cloudconnect.sip;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A whole trace in memory: for files of a size a person looks at. Larger ones are read by {@link TraceReader#calls()}.
 *
 * @param calls in the order of their first messages
 * @param unreadable what was passed over, the first 1,000 places
 * @param messages how many messages were read
 */
public record Trace(List<Call> calls, List<Unreadable> unreadable, long messages) {
    public Trace {
        calls = List.copyOf(calls);
        unreadable = List.copyOf(unreadable);
    }

    /** Reads files to their ends, one after the other. */
    public static Trace read(Path... files) {
        try (TraceReader reader = TraceReader.open(files);
                Stream<Call> calls = reader.calls()) {
            List<Call> inOrder = calls.sorted(TraceOrder.BY_FIRST_MESSAGE).toList();
            return new Trace(inOrder, reader.unreadable(), reader.messagesRead());
        }
    }

    /** True when nothing in it was SIP. */
    public boolean isEmpty() {
        return messages == 0;
    }
}
