package io.cloudconnect.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The same calls, as a router logs them and as a capture has them, are the same calls. */
class LogAndCaptureTest {
    private static final int CALLS = 40;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "PCAP, ETHERNET",
        "PCAP, VLAN",
        "PCAP, DOUBLE_VLAN",
        "PCAP, COOKED",
        "PCAP, COOKED_2",
        "PCAP, RAW",
        "PCAP, LOOPBACK",
        "PCAP, VXLAN",
        "PCAP_NANOSECONDS_BIG_ENDIAN, ETHERNET",
        "PCAPNG, ETHERNET",
        "PCAPNG, COOKED_2",
        "PCAPNG_BIG_ENDIAN_NANOSECONDS, RAW"
    })
    void readsTheSameCallsFromBothForms(Capture.Format format, Capture.Link link) throws IOException {
        List<Wire> udp = SampleCalls.interleaved(CALLS, "UDP");
        List<Wire> tcp = SampleCalls.interleaved(CALLS, "TCP");

        List<String> fromUdp = calls(Capture.of(udp, format, link, false));
        List<String> fromTcp = calls(Capture.of(tcp, format, link, true));

        assertThat(fromUdp).hasSize(CALLS).isEqualTo(calls(DebugLog.of(udp).getBytes(StandardCharsets.UTF_8)));
        assertThat(fromTcp).hasSize(CALLS).isEqualTo(calls(DebugLog.of(tcp).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @EnumSource(SampleCalls.Kind.class)
    void tellsEveryKindOfCallFromItsCapture(SampleCalls.Kind kind) throws IOException {
        List<Wire> wires = SampleCalls.call(kind, 7, "UDP");

        Trace trace = read(Capture.of(wires, Capture.Format.PCAPNG, Capture.Link.ETHERNET, false));

        Call call = trace.calls().get(0);
        assertThat(call.messages()).hasSameSizeAs(wires);
        assertThat(call.outcome())
                .isEqualTo(kind == SampleCalls.Kind.ORIGINATED ? Outcome.COMPLETED : Outcome.valueOf(kind.name()));
        assertThat(call.role())
                .isEqualTo(kind == SampleCalls.Kind.ORIGINATED ? CallRole.ORIGINATION : CallRole.TERMINATION);
        assertThat(call.edge().orElseThrow().id()).isEqualTo("ashburn-ix");
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "100", "1460", "100000"})
    void putsTcpSegmentsOfAnySizeTogether(int size) throws IOException {
        List<Wire> wires = SampleCalls.interleaved(10, "TCP");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Capture capture = new Capture(bytes, Capture.Format.PCAP, Capture.Link.ETHERNET);

        for (boolean sent : new boolean[] {true, false}) {
            List<Wire> direction = wires.stream().filter(wire -> wire.sent() == sent).toList();
            StringBuilder stream = new StringBuilder();
            direction.forEach(wire -> stream.append(wire.text()));
            byte[] all = stream.toString().getBytes(StandardCharsets.UTF_8);
            for (int from = 0; from < all.length; from += size) {
                capture.tcp(direction.get(0), Arrays.copyOfRange(all, from, Math.min(all.length, from + size)));
            }
        }

        assertThat(read(bytes.toByteArray()).messages()).isEqualTo(wires.size());
    }

    @Test
    void putsTcpSegmentsInOrderAndDropsRepeatedOnes() throws IOException {
        Wire wire = SampleCalls.call(SampleCalls.Kind.COMPLETED, 1, "TCP").get(0);
        byte[] all = wire.text().getBytes(StandardCharsets.UTF_8);
        byte[][] parts = {
            Arrays.copyOfRange(all, 0, 100), Arrays.copyOfRange(all, 100, 300), Arrays.copyOfRange(all, 300, all.length)
        };
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Capture capture = new Capture(bytes, Capture.Format.PCAP, Capture.Link.ETHERNET);

        int first = 0xFFFF_FFF0;
        capture.tcp(wire, parts[0], first);
        capture.tcp(wire, parts[2], first + 300);
        capture.tcp(wire, parts[0], first);
        capture.tcp(wire, parts[1], first + 100);
        capture.tcp(wire, parts[2], first + 300);

        Trace trace = read(bytes.toByteArray());
        assertThat(trace.unreadable()).isEmpty();
        assertThat(trace.calls().get(0).messages()).singleElement().satisfies(message -> {
            assertThat(message.message()).hasToString(wire.text());
            assertThat(message.place().number()).isEqualTo(1);
        });
    }

    @Test
    void goesOnBehindALostTcpSegment() throws IOException {
        List<Wire> wires = SampleCalls.call(SampleCalls.Kind.NO_RESPONSE, 1, "TCP");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Capture capture = new Capture(bytes, Capture.Format.PCAP, Capture.Link.ETHERNET);

        capture.tcp(wires.get(0));
        int lost = wires.get(1).text().length();
        int next = 0x7FFF_FF00 + wires.get(0).text().length() + lost;
        for (int repeat = 0; repeat < 400; repeat++) {
            byte[] text = wires.get(2).text().replace("Call-ID: 0", "Call-ID: " + repeat).getBytes(StandardCharsets.UTF_8);
            capture.tcp(wires.get(2), text, next);
            next += text.length;
        }

        Trace trace = read(bytes.toByteArray());
        assertThat(trace.messages()).isEqualTo(401);
        assertThat(trace.unreadable())
                .singleElement()
                .satisfies(place -> assertThat(place.found()).startsWith(lost + " bytes of a TCP connection"));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void putsIpFragmentsTogether(boolean lastFirst) throws IOException {
        List<Wire> wires = SampleCalls.call(SampleCalls.Kind.COMPLETED, 1, "UDP");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Capture capture = new Capture(bytes, Capture.Format.PCAP, Capture.Link.ETHERNET);

        wires.forEach(wire -> capture.fragmentedUdp(wire, lastFirst));

        assertThat(read(bytes.toByteArray()).calls().get(0).messages()).hasSameSizeAs(wires);
    }

    @Test
    void readsIpv6() throws IOException {
        Wire four = SampleCalls.call(SampleCalls.Kind.COMPLETED, 1, "UDP").get(0);
        Wire six = new Wire(
                four.time(), true, HostPort.of("2001:db8::10", 5060), HostPort.of("2001:db8:0:1::1", 5060), four.text());

        for (boolean tcp : new boolean[] {true, false}) {
            Trace trace = read(Capture.of(List.of(six), Capture.Format.PCAPNG, Capture.Link.ETHERNET, tcp));

            TraceMessage message = trace.calls().get(0).messages().get(0).traced();
            assertThat(message.source()).contains(six.router());
            assertThat(message.destination().orElseThrow()).hasToString("[2001:db8:0:1::1]:5060");
        }
    }

    @Test
    void readsAllFormsFromGzip() throws IOException {
        List<Wire> wires = SampleCalls.interleaved(CALLS, "UDP");

        for (byte[] plain : List.of(
                DebugLog.of(wires).getBytes(StandardCharsets.UTF_8),
                Capture.of(wires, Capture.Format.PCAP, Capture.Link.ETHERNET, false),
                Capture.of(wires, Capture.Format.PCAPNG, Capture.Link.ETHERNET, false))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(plain);
            }
            assertThat(calls(bytes.toByteArray())).isEqualTo(calls(plain));
        }
    }

    private List<String> calls(byte[] file) throws IOException {
        return read(file).calls().stream()
                .sorted(java.util.Comparator.comparing(Call::callId))
                .map(LogAndCaptureTest::describe)
                .toList();
    }

    /** All that is to be known of a call but where it stood. */
    private static String describe(Call call) {
        StringBuilder text = new StringBuilder();
        text.append(call).append(call.role()).append(call.status()).append(call.timings().postDialDelay());
        text.append(call.timings().answerDelay()).append(call.timings().duration()).append(call.edge());
        text.append(call.trunkDomain()).append(call.tnx()).append(call.caller()).append(call.callerTag());
        text.append(call.calledTag()).append(call.offer()).append(call.answer()).append(call.transport());
        for (CallMessage one : call.messages()) {
            text.append('\n').append(one.direction()).append(one.retransmissionOf());
            text.append(one.time().orElseThrow().instant()).append(one.message().headers()).append(one.message().body());
        }
        for (Transaction transaction : call.transactions()) {
            text.append('\n').append(transaction.cseq()).append(transaction.branch());
            transaction.messages().forEach(one -> text.append(' ').append(one.number()));
        }
        return text.toString();
    }

    private Trace read(byte[] file) throws IOException {
        return Trace.read(Files.write(folder.resolve("trace"), file));
    }
}
