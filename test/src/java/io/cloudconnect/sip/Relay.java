package io.cloudconnect.sip;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands between a caller and an answerer on loopback, hands on what passes, and writes it down. */
final class Relay implements Closeable {
    /** What came at one time: a datagram, or a piece of a TCP stream. */
    record Piece(Wire wire) {}

    private static final HostPort CALLER = HostPort.of("192.0.2.1", 5060);
    private static final HostPort ANSWERER = HostPort.of("192.0.2.2", 5060);
    private static final Pattern LENGTH = Pattern.compile("(?im)^Content-Length: *(\\d+)");

    private final List<Piece> pieces = Collections.synchronizedList(new ArrayList<>());
    private final List<Closeable> open = Collections.synchronizedList(new ArrayList<>());
    private final int port;

    private Relay(int port) {
        this.port = port;
    }

    static Relay udp(InetAddress loopback, int answering) throws IOException {
        DatagramSocket front = new DatagramSocket(0, loopback);
        DatagramSocket back = new DatagramSocket(0, loopback);
        Relay relay = new Relay(front.getLocalPort());
        relay.open.addAll(List.of(front, back));
        SocketAddress[] caller = new SocketAddress[1];
        relay.run(() -> {
            while (true) {
                DatagramPacket packet = relay.receive(front, true);
                caller[0] = packet.getSocketAddress();
                back.send(new DatagramPacket(packet.getData(), packet.getLength(), loopback, answering));
            }
        });
        relay.run(() -> {
            while (true) {
                DatagramPacket packet = relay.receive(back, false);
                front.send(new DatagramPacket(packet.getData(), packet.getLength(), caller[0]));
            }
        });
        return relay;
    }

    static Relay tcp(InetAddress loopback, int answering) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, loopback);
        Relay relay = new Relay(server.getLocalPort());
        relay.open.add(server);
        relay.run(() -> {
            Socket caller = server.accept();
            Socket answerer = new Socket();
            relay.open.addAll(List.of(caller, answerer));
            answerer.connect(new InetSocketAddress(loopback, answering), 5000);
            relay.run(() -> relay.copy(caller, answerer, true));
            relay.run(() -> relay.copy(answerer, caller, false));
        });
        return relay;
    }

    private interface Task {
        void run() throws IOException;
    }

    private void run(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                // The relay was closed, or the other side went.
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private DatagramPacket receive(DatagramSocket socket, boolean fromCaller) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(packet);
        write(packet.getData(), packet.getLength(), fromCaller);
        return packet;
    }

    /** Reads in pieces of odd sizes, so that messages begin and end anywhere in them. */
    private void copy(Socket from, Socket to, boolean fromCaller) throws IOException {
        InputStream in = from.getInputStream();
        byte[] buffer = new byte[1460];
        int read;
        for (int piece = 0; (read = in.read(buffer, 0, 37 + piece * 331 % 1400)) >= 0; piece++) {
            write(buffer, read, fromCaller);
            to.getOutputStream().write(buffer, 0, read);
        }
    }

    private void write(byte[] bytes, int length, boolean fromCaller) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        synchronized (pieces) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            pieces.add(new Piece(new Wire(now, fromCaller, CALLER, ANSWERER, text)));
        }
    }

    int port() {
        return port;
    }

    List<Piece> pieces() {
        synchronized (pieces) {
            return List.copyOf(pieces);
        }
    }

    /** The messages in these pieces, each at the time of the piece it ends in. */
    static List<Wire> messages(List<Piece> pieces) {
        List<Wire> messages = new ArrayList<>();
        StringBuilder[] streams = {new StringBuilder(), new StringBuilder()};
        for (Piece piece : pieces) {
            Wire wire = piece.wire();
            StringBuilder stream = streams[wire.sent() ? 1 : 0].append(wire.text());
            int end;
            while ((end = end(stream)) > 0) {
                messages.add(new Wire(wire.time(), wire.sent(), CALLER, ANSWERER, stream.substring(0, end)));
                stream.delete(0, end);
            }
        }
        return messages;
    }

    private static int end(CharSequence stream) {
        int headers = stream.toString().indexOf("\r\n\r\n");
        if (headers < 0) {
            return -1;
        }
        Matcher length = LENGTH.matcher(stream.subSequence(0, headers));
        int end = headers + 4 + (length.find() ? Integer.parseInt(length.group(1)) : 0);
        return end <= stream.length() ? end : -1;
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : List.copyOf(open)) {
            one.close();
        }
    }
}
