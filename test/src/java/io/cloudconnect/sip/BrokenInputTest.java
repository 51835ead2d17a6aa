package io.cloudconnect.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is told in words, what stands before and behind it is read, and memory stays. */
class BrokenInputTest {
    private static final List<Wire> WIRES = SampleCalls.call(SampleCalls.Kind.COMPLETED, 1, "UDP");

    @TempDir
    Path folder;

    @Test
    void tellsThatAFileIsEmpty() throws IOException {
        assertThat(read(new byte[0]).unreadable()).extracting(Unreadable::found).containsExactly("an empty file");
    }

    @Test
    void tellsThatAFileIsMissing() {
        assertThat(Trace.read(folder.resolve("none.log")).unreadable())
                .extracting(Unreadable::found)
                .containsExactly("no such file");
    }

    @Test
    void tellsThatAFolderIsNoFile() {
        assertThat(Trace.read(folder).unreadable())
                .singleElement()
                .satisfies(place -> assertThat(place.found()).startsWith("the file cannot be read"));
    }

    @Test
    void tellsThatAFileMayNotBeRead() {
        Unreadables unreadables = new Unreadables();

        MessageSource source = TraceFile.open("secret.log", () -> { throw new AccessDeniedException("secret.log"); }, unreadables);

        assertThat(source.next()).isNull();
        assertThat(unreadables.list()).singleElement().hasToString("secret.log:1: no permission to read it; make it readable");
    }

    @Test
    void tellsThatReadingFailsHalfway() {
        Unreadables unreadables = new Unreadables();
        byte[] log = DebugLog.of(WIRES).getBytes(StandardCharsets.UTF_8);
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };

        MessageSource source = TraceFile.open("disk.log", () -> new SequenceInputStream(new ByteArrayInputStream(log), failing), unreadables);

        assertThat(Stream.generate(source::next).takeWhile(java.util.Objects::nonNull)).isNotEmpty();
        assertThat(unreadables.list()).singleElement().satisfies(place -> assertThat(place.found()).isEqualTo("the file cannot be read: Input/output error"));
    }

    @Test
    void tellsThatNothingInAFileIsSip() throws IOException {
        byte[] junk = new byte[3_000_000];
        new Random(1).nextBytes(junk);

        assertThat(read(junk).unreadable()).extracting(Unreadable::found).containsExactly("no SIP message in the whole file");
        assertThat(read("hello\nworld\n".getBytes(StandardCharsets.UTF_8)).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PCAP", "PCAPNG"})
    void readsATruncatedCaptureUpToItsEnd(Capture.Format format) throws IOException {
        byte[] whole = Capture.of(WIRES, format, Capture.Link.ETHERNET, false);

        for (int length = 30; length < whole.length; length += 41) {
            Trace trace = read(Arrays.copyOf(whole, length));

            assertThat(trace.messages()).isLessThan(WIRES.size());
            if (!trace.unreadable().isEmpty()) {
                assertThat(trace.unreadable().get(0).found())
                        .isIn("the file ends in the middle", "no SIP message in the whole file");
            }
        }
        Trace trace = read(Arrays.copyOf(whole, whole.length - 1));
        assertThat(trace.messages()).isEqualTo(WIRES.size() - 1);
        assertThat(trace.unreadable().get(0)).hasToString(folder.resolve("trace") + " frame "
                + (format == Capture.Format.PCAP ? 7 : 6)
                + ": the file ends in the middle; copy it whole; what stands before was read");
    }

    @Test
    void readsADamagedGzipUpToTheDamage() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(DebugLog.of(SampleCalls.interleaved(500, "UDP")).getBytes(StandardCharsets.UTF_8));
        }

        Trace cut = read(Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));

        assertThat(cut.messages()).isGreaterThan(100);
        assertThat(cut.unreadable()).extracting(Unreadable::found).containsExactly("the file ends in the middle");
        assertThat(read(new byte[] {0x1F, (byte) 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).unreadable())
                .extracting(Unreadable::found)
                .containsExactly("the gzip data is damaged");
    }

    @Test
    void refusesAPacketThatClaimsToBeHuge() throws IOException {
        byte[] whole = Capture.of(WIRES, Capture.Format.PCAP, Capture.Link.ETHERNET, false);
        whole[24 + 8 + 3] = 0x7F;

        assertThat(read(whole).unreadable().get(0).found()).contains("frame 1 claims 21307");
    }

    @Test
    void tellsThatAMessageHasNoCallId() throws IOException {
        Trace trace = read("Sent:\nINVITE sip:a@b SIP/2.0\nVia: SIP/2.0/UDP a\n\n".getBytes(StandardCharsets.UTF_8));

        assertThat(trace.calls()).isEmpty();
        assertThat(trace.unreadable()).extracting(Unreadable::found).containsExactly("a message without Call-ID");
    }

    @Test
    void tellsThatSignallingIsEncrypted() throws IOException {
        Wire hello = new Wire(
                SampleCalls.START, true, HostPort.of("10.20.0.10", 33_000), HostPort.of("208.78.112.64", 5061), "\u0016\u0003\u0001\u0002\u0000\u0001");

        Trace trace = read(Capture.of(List.of(hello, hello), Capture.Format.PCAP, Capture.Link.ETHERNET, true));

        assertThat(trace.unreadable()).extracting(Unreadable::found).contains("signalling encrypted by TLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Via: x\n", "x", "\n", "Sent:\n", "v=0\n", "%A-1-B: c\n", "Sent:\nINVITE sip:a@b SIP/2.0\n", " "})
    void keepsItsMemoryWhateverIsRepeated(String text) {
        String invite = WIRES.get(0).text().replace("\r\n", "\n");
        long size = 300L << 20;

        long messages = count(new SequenceInputStream(
                new ByteArrayInputStream(("Sent:\n" + invite.substring(0, invite.indexOf("User-Agent"))).getBytes(StandardCharsets.UTF_8)),
                new Repeated(text, size)));

        assertThat(messages).isPositive();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        assertThat(runtime.totalMemory() - runtime.freeMemory()).isLessThan(400L << 20);
    }

    private static long count(InputStream in) {
        MessageSource source = TraceFile.open("hostile", () -> in, new Unreadables());
        return Stream.generate(source::next)
                .takeWhile(java.util.Objects::nonNull)
                .peek(message -> assertThat(message.message().size()).isLessThanOrEqualTo(MessageBytes.MOST))
                .count();
    }

    /** The same text again and again, without taking memory for it. */
    private static final class Repeated extends InputStream {
        private final byte[] block;
        private long left;

        Repeated(String text, long size) {
            block = text.repeat((1 << 16) / text.length()).getBytes(StandardCharsets.UTF_8);
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? block[0] : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = Math.min(length, block.length);
            System.arraycopy(block, 0, into, from, count);
            left -= count;
            return count;
        }
    }

    private Trace read(byte[] file) throws IOException {
        return Trace.read(Files.write(folder.resolve("trace"), file));
    }
}
