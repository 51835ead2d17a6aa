package io.cloudconnect.twilio.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * HTTP/1.1 on the loopback address, a thread a connection.
 *
 * <p>It exists because the JDK's own server cannot do what a network does on a bad day: reset a connection, break off
 * in the middle of a body, refuse new connections for a while.
 */
final class HttpListener implements AutoCloseable {
    /** Decides what a client gets to see. */
    interface Handler {
        Outcome handle(Incoming request);
    }

    /**
     * A request as it came.
     *
     * @param headers by name in lower case
     */
    record Incoming(String method, String target, Map<String, String> headers, byte[] body) {}

    private static final int LONGEST_BODY = 16 << 20;
    private static final int LONGEST_LINE = 64 << 10;

    private final Handler handler;
    private final int port;
    private final ExecutorService threads;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;
    private volatile CountDownLatch accepting;
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean closed;

    HttpListener(int port, Handler handler) throws IOException {
        AtomicInteger count = new AtomicInteger();
        this.handler = handler;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "twilio-simulator-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.server = bind(port);
        this.port = server.getLocalPort();
        accept(server);
    }

    /** How many connections it has taken so far. */
    int accepted() {
        return accepted.get();
    }

    int port() {
        return port;
    }

    /** Resets every connection and refuses new ones until {@link #resume()}. */
    synchronized void pause() {
        closeQuietly(server);
        try {
            // The system keeps a closed socket listening until nobody waits on it any more.
            accepting.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(HttpListener::reset);
    }

    /** Takes connections again on the same port. */
    synchronized void resume() {
        if (closed || !server.isClosed()) {
            return;
        }
        try {
            server = bind(port);
            accept(server);
        } catch (IOException e) {
            throw new IllegalStateException("port " + port + " of the Twilio simulator is taken by somebody else", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        pause();
        threads.shutdownNow();
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        return socket;
    }

    private void accept(ServerSocket socket) {
        CountDownLatch end = new CountDownLatch(1);
        accepting = end;
        threads.execute(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    connections.add(connection);
                    accepted.incrementAndGet();
                    threads.execute(() -> converse(connection));
                } catch (IOException e) {
                    closeQuietly(socket);
                }
            }
            end.countDown();
        });
    }

    private void converse(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            boolean open = true;
            while (open) {
                Incoming request = read(in);
                boolean last = "close".equalsIgnoreCase(request.headers().get("connection"));
                open = show(handler.handle(request), connection, in, out) && !last;
            }
        } catch (IOException e) {
            // The client has gone, or a fault has closed the connection: nobody is left to tell.
        } finally {
            connections.remove(connection);
        }
    }

    /** Returns whether the connection can carry another request. */
    private boolean show(Outcome outcome, Socket connection, InputStream in, OutputStream out) throws IOException {
        if (outcome instanceof Outcome.Reply reply) {
            out.write(bytes(reply.answer(), reply.answer().body().length));
            out.flush();
            return true;
        }
        if (outcome instanceof Outcome.CutShort cut) {
            out.write(bytes(cut.answer(), cut.answer().body().length / 2));
            out.flush();
            return false;
        }
        if (outcome instanceof Outcome.Silence silence) {
            awaitEnd(connection, in, silence.longest());
        }
        if (outcome instanceof Outcome.Outage outage) {
            outage(outage.length());
        }
        reset(connection);
        return false;
    }

    private synchronized void outage(Duration length) {
        pause();
        ServerSocket paused = server;
        threads.execute(() -> {
            try {
                Thread.sleep(length.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            resumeAfter(paused);
        });
    }

    /** Does nothing where the outage was ended before its time. */
    private synchronized void resumeAfter(ServerSocket paused) {
        if (server == paused) {
            resume();
        }
    }

    private static void awaitEnd(Socket connection, InputStream in, Duration longest) throws IOException {
        connection.setSoTimeout((int) Math.max(1, Math.min(Integer.MAX_VALUE, longest.toMillis())));
        try {
            while (in.read() >= 0) {
                continue;
            }
        } catch (SocketTimeoutException e) {
            // The time is over.
        }
    }

    private static byte[] bytes(Answer answer, int bodyLength) {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" -\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (answer.status() != 204) {
            head.append("Content-Length: ").append(answer.body().length).append("\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(answer.body(), 0, bodyLength);
        return bytes.toByteArray();
    }

    private static Incoming read(InputStream in) throws IOException {
        String[] start = line(in).split(" ");
        if (start.length != 3) {
            throw new IOException("not an HTTP request");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        boolean chunked = "chunked".equalsIgnoreCase(headers.get("transfer-encoding"));
        byte[] body = chunked ? chunks(in) : exactly(in, headers.getOrDefault("content-length", "0"), 10);
        return new Incoming(start[0], start[1], headers, body);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk;
        do {
            chunk = exactly(in, line(in).split(";")[0].strip(), 16);
            body.writeBytes(chunk);
            line(in);
        } while (chunk.length > 0 && body.size() <= LONGEST_BODY);
        return body.toByteArray();
    }

    private static byte[] exactly(InputStream in, String length, int radix) throws IOException {
        try {
            int wanted = Integer.parseInt(length, radix);
            if (wanted < 0 || wanted > LONGEST_BODY) {
                throw new IOException("body of " + wanted + " bytes");
            }
            byte[] bytes = in.readNBytes(wanted);
            if (bytes.length < wanted) {
                throw new EOFException();
            }
            return bytes;
        } catch (NumberFormatException e) {
            throw new IOException("not a length: " + length, e);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void reset(Socket connection) {
        try {
            connection.setSoLinger(true, 0);
            connection.close();
        } catch (IOException e) {
            // Already closed by the other side.
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closing a listening socket has no one to report to.
        }
    }
}
