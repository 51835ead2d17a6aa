package io.cloudconnect.trunk.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where CloudFormation waits for answers: takes PUTs like a presigned S3 URL. */
final class AnswerBox implements AutoCloseable {
    /** An answer as it came. */
    record Received(byte[] body, String contentType) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final HttpServer server;
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private int refusals;
    private int tries;

    AnswerBox() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            tries++;
            if (refusals > 0) {
                refusals--;
                exchange.sendResponseHeaders(503, -1);
            } else {
                received.add(new Received(body, exchange.getRequestHeaders().getFirst("Content-Type")));
                exchange.sendResponseHeaders(200, -1);
            }
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/answer?X-Amz-Signature=secret-signature";
    }

    /** The next so many answers are met with 503. */
    AnswerBox refuse(int times) {
        refusals = times;
        return this;
    }

    int tries() {
        return tries;
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** The last answer. */
    JsonNode last() {
        return received.get(received.size() - 1).json();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
