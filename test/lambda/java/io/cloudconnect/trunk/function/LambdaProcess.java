package io.cloudconnect.trunk.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** A Lambda function in a process of its own: Lambda's real runtime client, our jar, and Lambda's runtime API here. */
final class LambdaProcess implements AutoCloseable {
    private static final String API = "/2018-06-01/runtime/invocation/";

    private final HttpServer api;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final Process process;
    private final Path log;

    LambdaProcess(String jar, String handler, Map<String, String> environment, String... options) throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        api.createContext("/", this::handle);
        api.start();
        log = Files.createTempFile("trunk-function", ".log");
        // the runtime's jars first: what they bring shadows what the function brings
        String classPath = String.join(
                File.pathSeparator,
                origin(AWSLambda.class),
                origin(PojoSerializer.class),
                origin(SdkInternalThreadLocal.class),
                origin(RequestStreamHandler.class),
                jar);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:ErrorFile=/dev/null"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, AWSLambda.class.getName(), handler));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getAddress().getPort());
        builder.environment()
                .putAll(Map.of(
                        "AWS_EXECUTION_ENV", "AWS_Lambda_java21",
                        "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                        "AWS_LAMBDA_FUNCTION_NAME", "trunk",
                        "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
                        "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/trunk",
                        "AWS_LAMBDA_LOG_STREAM_NAME", "stream"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        process = builder.start();
    }

    /** {@code response} or {@code error}, as the runtime client reports the end of the invocation. */
    String invoke(String event) throws InterruptedException {
        events.add(event);
        process.onExit().thenRun(() -> ends.add("exit"));
        String end = ends.poll(60, TimeUnit.SECONDS);
        if (end == null) {
            throw new AssertionError("the function did not return; its log: " + log());
        }
        return end;
    }

    /** What the process has used of the processors so far. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getRequestBody().readAllBytes();
        try {
            if (path.equals(API + "next")) {
                byte[] event = events.take().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "invocation-" + System.nanoTime());
                // the runtime client's native half dies without these two
                exchange.getResponseHeaders().add("Lambda-Runtime-Trace-Id", "Root=1-0-0");
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.getResponseHeaders()
                        .add("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 120_000));
                exchange.getResponseHeaders().add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:local:trunk");
                exchange.sendResponseHeaders(200, event.length);
                exchange.getResponseBody().write(event);
            } else {
                ends.add(path.substring(path.lastIndexOf('/') + 1));
                exchange.sendResponseHeaders(202, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    static String origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.stop(0);
        Files.deleteIfExists(log);
    }
}
