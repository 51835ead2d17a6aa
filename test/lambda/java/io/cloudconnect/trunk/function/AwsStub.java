package io.cloudconnect.trunk.function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Secrets Manager's GetSecretValue, S3's GetObject, a DynamoDB that agrees to everything, an EC2 whose instances are
 * well, and CloudFormation with at most one stack, on the loopback address.
 */
final class AwsStub implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final List<String> signatures = Collections.synchronizedList(new ArrayList<>());
    private final List<String> updates = Collections.synchronizedList(new ArrayList<>());
    private int requests;
    private int firstStruck;
    private int lastStruck;
    private AwsTrouble trouble;
    private volatile String stackResources = "";

    AwsStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    AwsStub secret(String name, String value) {
        secrets.put(name, value);
        return this;
    }

    AwsStub file(String bucket, String key, String content) {
        files.put("/" + bucket + "/" + key, content);
        return this;
    }

    /** What CloudFormation says of the one stack there is; without it there is none. */
    AwsStub stackResources(String xml) {
        stackResources = xml;
        return this;
    }

    /** The next so many requests are answered 500. */
    AwsStub fail(int times) {
        return strike(AwsTrouble.INTERNAL_ERROR, 1, times);
    }

    /** So many requests meet trouble, the first of them is the n-th from now. */
    synchronized AwsStub strike(AwsTrouble met, int nth, int times) {
        trouble = met;
        firstStruck = requests + nth;
        lastStruck = firstStruck + times - 1;
        return this;
    }

    synchronized AwsStub recover() {
        lastStruck = 0;
        return this;
    }

    /** How many requests came. */
    synchronized int requests() {
        return requests;
    }

    private synchronized boolean strikesNext() {
        requests++;
        return requests >= firstStruck && requests <= lastStruck;
    }

    /** The Authorization headers that came. */
    List<String> signatures() {
        return List.copyOf(signatures);
    }

    /** What DynamoDB was asked to do. */
    List<String> updates() {
        return List.copyOf(updates);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if ("secretsmanager.GetSecretValue".equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))) {
            String name = body.replaceAll(".*\"SecretId\"\\s*:\\s*\"([^\"]*)\".*", "$1");
            String value = secrets.get(name);
            if (value == null) {
                answer(exchange, 400, "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"gone\"}");
            } else {
                String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
                answer(exchange, 200, "{\"Name\":\"" + name + "\",\"SecretString\":\"" + quoted + "\"}");
            }
        } else if ("DynamoDB_20120810.UpdateItem".equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))) {
            updates.add(body);
            answer(exchange, 200, "{}");
        } else if (body.startsWith("Action=DescribeInstanceStatus")) {
            answer(exchange, 200, """
                    <r><systemStatus><status>ok</status></systemStatus>
                    <instanceStatus><status>ok</status></instanceStatus></r>""");
        } else if (body.startsWith("Action=DescribeStackResources")) {
            boolean known = !stackResources.isEmpty();
            answer(
                    exchange,
                    known ? 200 : 400,
                    known ? stackResources : "<Error><Message>Stack with id x does not exist</Message></Error>");
        } else {
            String content = files.get(exchange.getRequestURI().getPath());
            answer(exchange, content == null ? 404 : 200, content == null ? "<Error/>" : content);
        }
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        if (strikesNext()) {
            trouble.give(exchange, status, body);
        } else {
            AwsTrouble.send(exchange, status, body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
