package io.cloudconnect.sip;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What {@code test/bench/sip} runs: writes large traces, and reads them.
 *
 * <p>{@code log FILE MEGABYTES OPEN}, {@code capture FILE CALLS OPEN}: so many calls open at one time; {@code read FILE}
 * joins a trace to calls, {@code judge FILE} also works out each call's outcome and times.
 */
public final class TraceBench {
    private static final List<Wire> PATTERN = SampleCalls.call(SampleCalls.Kind.COMPLETED, 0, "UDP");
    private static final int SECONDS_A_BATCH = 70;

    private TraceBench() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "log" -> writeLog(file, Long.parseLong(arguments[2]) * 1_000_000, Integer.parseInt(arguments[3]));
            case "capture" -> writeCapture(file, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "read" -> read(file, false);
            case "judge" -> read(file, true);
            default -> throw new IllegalArgumentException("no such task: " + arguments[0]);
        }
    }

    private static void writeLog(Path file, long size, int open) throws IOException {
        long[] written = {0};
        try (Writer out = new BufferedWriter(Files.newBufferedWriter(file), 1 << 16)) {
            DebugLog log = new DebugLog(out);
            for (int batch = 0; written[0] < size; batch++) {
                batch(batch, open, wire -> {
                    log.write(wire);
                    written[0] += wire.text().length() + 80;
                });
            }
        }
    }

    private static void writeCapture(Path file, int calls, int open) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            Capture capture = new Capture(out, Capture.Format.PCAP, Capture.Link.ETHERNET);
            for (int batch = 0; batch < calls / open; batch++) {
                batch(batch, open, capture::udp);
            }
        }
    }

    /** So many calls, message by message in turn. */
    private static void batch(int batch, int open, Consumer<Wire> out) {
        for (Wire wire : PATTERN) {
            for (int number = 0; number < open; number++) {
                String id = String.format(Locale.ROOT, "%08X-", batch * open + number);
                out.accept(new Wire(
                        wire.time().plusSeconds((long) SECONDS_A_BATCH * batch),
                        wire.sent(),
                        wire.router(),
                        wire.peer(),
                        wire.text().replace("00000000-", id)));
            }
        }
    }

    private static void read(Path file, boolean judge) throws IOException {
        long[] counts = new long[3];
        try (TraceReader reader = TraceReader.open(file);
                Stream<Call> calls = reader.calls()) {
            calls.forEach(call -> {
                counts[0]++;
                if (judge) {
                    counts[1] += call.outcome() == Outcome.COMPLETED ? 1 : 0;
                    counts[2] += call.timings().duration().isPresent() ? 1 : 0;
                }
            });
            System.out.printf(
                    "%d calls, %d messages, %d places unreadable, peak memory %d MB%n",
                    counts[0], reader.messagesRead(), reader.unreadableCount(), peakMemory() / 1000);
        }
        if (judge && (counts[1] != counts[0] || counts[2] != counts[0])) {
            throw new IllegalStateException("every call was completed; found " + counts[1] + " of " + counts[0]);
        }
    }

    /** The most the process has taken, kB; 0 where the system does not say. */
    private static long peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
