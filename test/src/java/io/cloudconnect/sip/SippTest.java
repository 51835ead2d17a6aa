package io.cloudconnect.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls a real SIP implementation makes over loopback are the same calls in the log form and in the capture form. */
class SippTest {
    private static final int CALLS = 25;

    @TempDir
    Path folder;

    enum Carrier {
        UDP,
        TCP
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void readsTheCallsOfSippFromBothForms(Carrier carrier) throws Exception {
        assumeTrue(isInstalled(), "sipp is not installed, so the calls of a real SIP implementation were not read: install sip-tester");
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int answering = freePort();
        int calling = freePort();
        List<Relay.Piece> pieces;
        Process answerer = sipp(carrier, "-sn", "uas", "-p", String.valueOf(answering));
        try (Relay relay = carrier == Carrier.UDP
                ? Relay.udp(loopback, answering)
                : Relay.tcp(loopback, answering)) {
            Process caller = sipp(
                    carrier, "-sn", "uac", "-p", String.valueOf(calling), "-m", String.valueOf(CALLS), "-r", "20", "-d", "20",
                    "127.0.0.1:" + relay.port());
            assertThat(caller.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(caller.exitValue()).isZero();
            pieces = relay.pieces();
        } finally {
            answerer.destroyForcibly();
        }

        Trace log = read("log", DebugLog.of(Relay.messages(pieces)).getBytes(StandardCharsets.UTF_8));
        Trace capture = read("capture", capture(pieces, carrier));

        assertThat(log.unreadable()).isEmpty();
        assertThat(capture.unreadable()).isEmpty();
        assertThat(log.calls()).hasSize(CALLS).allSatisfy(call -> {
            assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(call.status()).hasValue(200);
            assertThat(call.offer()).isPresent();
            assertThat(call.answer()).isPresent();
            assertThat(call.transport().orElseThrow()).hasToString(carrier == Carrier.UDP ? "udp" : "tcp");
        });
        assertThat(described(capture)).isEqualTo(described(log));
    }

    /** Each call with its messages, byte for byte, and its transactions. */
    private static List<String> described(Trace trace) {
        return trace.calls().stream()
                .map(call -> call + " " + call.callerTag() + call.calledTag()
                        + call.messages().stream()
                                .map(one -> one.message().toString().replace("\r", "").stripTrailing() + one.retransmissionOf())
                                .toList()
                        + call.transactions().stream()
                                .map(transaction -> transaction.cseq() + transaction.branch() + transaction.messages().size())
                                .toList())
                .sorted()
                .toList();
    }

    private static byte[] capture(List<Relay.Piece> pieces, Carrier carrier) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Capture capture = new Capture(bytes, Capture.Format.PCAPNG, Capture.Link.ETHERNET);
        for (Relay.Piece piece : pieces) {
            if (carrier == Carrier.UDP) {
                capture.udp(piece.wire());
            } else {
                capture.tcp(piece.wire());
            }
        }
        return bytes.toByteArray();
    }

    private Process sipp(Carrier carrier, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sipp", "-i", "127.0.0.1", "-nostdin", "-t", carrier == Carrier.UDP ? "u1" : "t1"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "sipp")));
    }

    private static int freePort() throws IOException {
        for (int attempt = 0; ; attempt++) {
            try (ServerSocket tcp = new ServerSocket(0);
                    DatagramSocket udp = new DatagramSocket(tcp.getLocalPort())) {
                return udp.getLocalPort();
            } catch (IOException e) {
                if (attempt == 20) {
                    throw e;
                }
            }
        }
    }

    private Trace read(String name, byte[] file) throws IOException {
        return Trace.read(Files.write(folder.resolve(name), file));
    }
}
