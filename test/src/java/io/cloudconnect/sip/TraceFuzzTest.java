package io.cloudconnect.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever is done to a trace, reading it ends, without an exception. */
class TraceFuzzTest {
    private static final int INPUTS = 200_000;
    private static final AtomicLong READ = new AtomicLong();
    private static final AtomicLong MESSAGES = new AtomicLong();
    private static final List<byte[]> SEEDS = seeds();
    private static final String[] SCRAPS = {
        "\n", "\r\n", "\n\n", "Sent:\n", "Received: ", "SIP/2.0 200 OK\r\n", "INVITE sip:a@b SIP/2.0\n", "Via: ", "v: ", "i:", ":", ";", "<",
        ">", "\"", "\\", ",", "Content-Length: 99999999999999999999\n", "l: -1\n", "Content-Type: multipart/mixed\n", "m=audio", "a=rtpmap:x\n",
        "c=IN IP4\n", "%SYS-5-CONFIG_I: x\n", "*Mar  9 99:99:99.999: //", "Feb 30 2026 23:59:60: ", "<191>1 ", "#012", "#015\n",
        "//-1/xxxxxxxxxxxx/SIP/Msg/ccsipDisplayMsg:\n", "------------------ Cover Buffer ---------------\n", "\u0000", "\u00FF\u00FE", "sip:", "[::",
        "2147483648", "CSeq: 4294967296 INVITE\n", "Call-ID:\n", "tel:;", "=", "*", "."
    };

    @Property(tries = INPUTS, shrinking = ShrinkingMode.OFF, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void readsWhatIsLeftOfADamagedTrace(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] input = SEEDS.get(random.nextInt(SEEDS.size()));
        for (int damages = 1 + random.nextInt(6); damages > 0; damages--) {
            input = damage(input, random);
        }
        long start = System.nanoTime();

        readAll(input);

        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
        READ.incrementAndGet();
    }

    @AfterContainer
    static void countWhatWasRead() {
        System.out.println("read " + READ + " damaged traces with " + MESSAGES + " messages in them");
        assertThat(MESSAGES.get()).isGreaterThan(READ.get());
    }

    private static void readAll(byte[] input) {
        Unreadables unreadables = new Unreadables();
        MessageSource source = TraceFile.open("damaged", () -> new ByteArrayInputStream(input), unreadables);
        Stream<TraceMessage> messages = Stream.generate(source::next).takeWhile(java.util.Objects::nonNull);
        try (Stream<Call> calls = Calls.of(messages.peek(TraceFuzzTest::holdAgainstTheWhole), unreadables)) {
            calls.forEach(TraceFuzzTest::lookAtAll);
        }
        unreadables.list().forEach(Unreadable::toString);
    }

    /** What was noted of a message while it was read is what the whole message says. */
    private static void holdAgainstTheWhole(TraceMessage traced) {
        MESSAGES.incrementAndGet();
        SipMessage noted = traced.message();
        SipMessage whole = SipMessage.parse(noted.bytes());
        assertThat(noted.headers()).isEqualTo(whole.headers());
        assertThat(noted.startLine()).isEqualTo(whole.startLine());
        assertThat(noted.body()).isEqualTo(whole.body());
        assertThat(noted.sdp()).isEqualTo(whole.sdp());
    }

    private static void lookAtAll(Call call) {
        call.toString();
        call.timings();
        call.edge();
        call.guid();
        call.offer().ifPresent(sdp -> sdp.media().forEach(media -> media.encodings()));
        for (CallMessage one : call.messages()) {
            SipMessage message = one.message();
            message.method();
            message.status();
            message.reason();
            message.contentLength();
            message.lines();
            message.headers().forEach(header -> one.traced().placeOf(header));
            message.addresses("Contact");
            one.traced().transport();
        }
    }

    private static byte[] damage(byte[] input, SplittableRandom random) {
        if (input.length == 0) {
            return scrap(random);
        }
        int at = random.nextInt(input.length);
        int length = Math.min(input.length - at, 1 + random.nextInt(random.nextInt(10) == 0 ? 2000 : 20));
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(input, at);
            case 1 -> spliced(input, at, at + length, new byte[0]);
            case 2 -> spliced(input, at, at, Arrays.copyOfRange(input, at, at + length));
            case 3 -> spliced(input, at, at + random.nextInt(length), scrap(random));
            case 4 -> spliced(input, at, at + 1, new byte[] {(byte) (input[at] ^ 1 << random.nextInt(8))});
            case 5 -> spliced(input, at, Math.min(input.length, at + 4), number(random));
            default -> spliced(input, at, at, SEEDS.get(random.nextInt(SEEDS.size())));
        };
    }

    private static byte[] scrap(SplittableRandom random) {
        return SCRAPS[random.nextInt(SCRAPS.length)].getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] number(SplittableRandom random) {
        int value = random.nextBoolean() ? random.nextInt() : new int[] {0, -1, 1, 65_535, 0x7FFF_FFFF}[random.nextInt(5)];
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] middle) {
        byte[] result = Arrays.copyOf(input, from + middle.length + input.length - to);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(input, to, result, from + middle.length, input.length - to);
        return result;
    }

    private static List<byte[]> seeds() {
        List<Wire> wires = SampleCalls.call(SampleCalls.Kind.CANCELLED, 1, "UDP");
        String log = DebugLog.of(wires);
        String syslog = log.lines().map(line -> "<191>1763: " + line + "\n").collect(java.util.stream.Collectors.joining());
        byte[] pcap = Capture.of(wires, Capture.Format.PCAP, Capture.Link.ETHERNET, false);
        return List.of(
                log.getBytes(StandardCharsets.UTF_8),
                syslog.getBytes(StandardCharsets.UTF_8),
                resource("reference-call.log"),
                pcap,
                Capture.of(wires, Capture.Format.PCAP, Capture.Link.COOKED_2, true),
                Capture.of(wires, Capture.Format.PCAPNG, Capture.Link.VXLAN, true),
                fragmented(wires),
                gzip(pcap));
    }

    private static byte[] fragmented(List<Wire> wires) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Capture capture = new Capture(bytes, Capture.Format.PCAPNG_BIG_ENDIAN_NANOSECONDS, Capture.Link.VLAN);
        wires.forEach(wire -> capture.fragmentedUdp(wire, true));
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) {
        try (var in = TraceFuzzTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
