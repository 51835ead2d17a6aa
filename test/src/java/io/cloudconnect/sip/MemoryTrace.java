package io.cloudconnect.sip;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Reads a trace that is no file, on one thread: for tests that read many of them. */
public final class MemoryTrace {
    private MemoryTrace() {}

    public static Trace read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Unreadables unreadables = new Unreadables();
        AtomicLong count = new AtomicLong();
        MessageSource source = TraceFile.open("memory", () -> new ByteArrayInputStream(bytes), unreadables);
        Stream<TraceMessage> messages = Stream.generate(source::next).takeWhile(Objects::nonNull).peek(one -> count.incrementAndGet());
        try (Stream<Call> calls = Calls.of(messages, unreadables)) {
            List<Call> inOrder = calls.sorted(TraceOrder.BY_FIRST_MESSAGE).toList();
            return new Trace(inOrder, unreadables.list(), count.get());
        }
    }
}
