package io.cloudconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A function whose source stands in the template, run by Node as Lambda runs it, with a stand-in for CloudFormation's
 * answering address. Its pauses are a hundredth as long.
 */
public final class InlineFunction implements AutoCloseable {
    /** Where the sources stand, by package. */
    public static final Path SOURCES = Path.of("main", "resources", "io", "cloudconnect");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUN =
            """
            const pause = setTimeout;
            globalThis.setTimeout = (task, millis) => pause(task, millis / 100);
            require(process.argv[1]).handler(JSON.parse(process.argv[2]));""";

    private final Path source;
    private final Map<String, String> environment;
    private final List<JsonNode> answers = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private final HttpServer cloudFormation;

    /** @param environment of the function */
    public InlineFunction(Path source, Map<String, String> environment) throws IOException {
        this.source = source.toAbsolutePath();
        this.environment = environment;
        cloudFormation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloudFormation.createContext("/", exchange -> {
            JsonNode answer = JSON.readTree(exchange.getRequestBody());
            tries.incrementAndGet();
            // CloudFormation's address is signed for an answer without a content type.
            boolean taken = refusals.getAndDecrement() <= 0 && !exchange.getRequestHeaders().containsKey("Content-Type");
            if (taken) {
                answers.add(answer);
            }
            exchange.sendResponseHeaders(taken ? 200 : 403, -1);
            exchange.close();
        });
        cloudFormation.start();
    }

    /** The next so many answers are not taken. */
    public InlineFunction refuse(int times) {
        refusals.set(times);
        return this;
    }

    /** How often it tried to answer. */
    public int tries() {
        return tries.get();
    }

    /** What a run came to: Node's exit code, what it printed, and the answers CloudFormation took. */
    public record Outcome(int exitCode, String log, List<JsonNode> answers) {
        public JsonNode onlyAnswer() {
            assertThat(answers).as(log).hasSize(1);
            return answers.get(0);
        }
    }

    /** @param id the physical id; null for a resource that is being made */
    public Outcome run(String type, String id, Map<String, String> properties) throws IOException, InterruptedException {
        Map<String, Object> event = new HashMap<>(Map.of(
                "RequestType", type,
                "RequestId", "r",
                "StackId", "s",
                "LogicalResourceId", "l",
                "ResponseURL", "http://127.0.0.1:" + cloudFormation.getAddress().getPort() + "/answer",
                "ResourceProperties", properties));
        if (id != null) {
            event.put("PhysicalResourceId", id);
        }
        ProcessBuilder node = new ProcessBuilder("node", "-e", RUN, source.toString(), JSON.writeValueAsString(event))
                .redirectErrorStream(true);
        node.environment().putAll(environment);
        Process process = node.start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), log, List.copyOf(answers));
    }

    @Override
    public void close() {
        cloudFormation.stop(0);
    }
}
