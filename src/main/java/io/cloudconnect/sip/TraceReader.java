package io.cloudconnect.sip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads SIP messages from router logs, captures and plain text as a stream; what kind a file is shows in its content.
 *
 * <p>Nothing in a file makes it fail: what cannot be read is passed over and listed in {@link #unreadable()}.
 */
public final class TraceReader implements AutoCloseable {
    private final List<Path> files;
    private final List<Unreadable> unreadable = new ArrayList<>();
    private long messagesRead;

    private TraceReader(List<Path> files) {
        this.files = files;
    }

    /** Reads these files one after the other. */
    public static TraceReader open(Path... files) {
        return new TraceReader(List.of(files));
    }

    /** The messages, in the order of the files. To be taken once. */
    public Stream<TraceMessage> messages() {
        return files.stream().flatMap(this::read);
    }

    /** The calls, each as soon as it is over. To be taken once, instead of the messages. */
    public Stream<Call> calls() {
        return Calls.of(messages());
    }

    /** What was passed over so far, the first 1,000 places. */
    public List<Unreadable> unreadable() {
        return List.copyOf(unreadable);
    }

    /** How many messages were read so far. */
    public long messagesRead() {
        return messagesRead;
    }

    private Stream<TraceMessage> read(Path file) {
        List<TraceMessage> found = new ArrayList<>();
        try {
            List<String> lines = List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1));
            int line = 0;
            while (line < lines.size()) {
                String text = lines.get(line++).strip();
                if (!text.startsWith("Sent:") && !text.startsWith("Received:")) {
                    continue;
                }
                int first = line;
                StringBuilder message = new StringBuilder();
                while (line < lines.size()
                        && !lines.get(line).strip().startsWith("Sent:")
                        && !lines.get(line).strip().startsWith("Received:")) {
                    message.append(lines.get(line++).strip()).append('\n');
                }
                SipMessage parsed = SipMessage.parse(message.toString());
                found.add(new TraceMessage(
                        parsed,
                        Place.line(file.toString(), first + 1L),
                        Optional.empty(),
                        text.startsWith("Sent:") ? Direction.SENT : Direction.RECEIVED,
                        Optional.empty(),
                        Optional.empty(),
                        parsed.topVia().flatMap(Via::sipTransport),
                        Optional.empty(),
                        LineMap.STRAIGHT));
            }
        } catch (IOException e) {
            unreadable.add(new Unreadable(Place.line(file.toString(), 1), "the file cannot be read", "check its name"));
        }
        messagesRead += found.size();
        return found.stream();
    }

    @Override
    public void close() {}
}
