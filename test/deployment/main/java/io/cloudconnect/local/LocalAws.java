package io.cloudconnect.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The local AWS as a process of its own: everything in memory, one account, gone when closed. Its functions may do what
 * their roles allow and nothing else.
 */
final class LocalAws implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MILLIS = 50;

    private final ProcessTree process;
    private final URI endpoint;
    private final Path log;

    private LocalAws(ProcessTree process, URI endpoint, Path log) {
        this.process = process;
        this.endpoint = endpoint;
        this.log = log;
    }

    /**
     * Starts it on a free port of the loopback address.
     *
     * @param folder for its log and its ready file
     * @param functionEnvironment what every Lambda function finds in its environment
     * @throws CommandFailedException if it does not start
     */
    static LocalAws start(Checkout checkout, Path folder, Map<String, String> functionEnvironment) {
        Path ready = folder.resolve("local-aws.ready");
        Path log = folder.resolve("local-aws.log");
        Path console = folder.resolve("local-aws.console");
        List<String> line = new ArrayList<>(List.of(
                checkout.python().toString(),
                "-m",
                "localaws",
                "--port",
                "0",
                "--ready-file",
                ready.toString(),
                "--java",
                Checkout.java().toString(),
                "--ric",
                checkout.runtimeInterfaceClient().toString(),
                "--node-path",
                checkout.nodeModules().toString(),
                "--parent",
                Long.toString(ProcessHandle.current().pid()),
                "--enforce-iam",
                "--log",
                log.toString()));
        new TreeMap<>(functionEnvironment).forEach((name, value) -> {
            line.add("--function-env");
            line.add(name + "=" + value);
        });
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().clear();
        builder.environment().putAll(CleanEnvironment.of(System.getenv()));
        builder.environment().put("PYTHONPATH", checkout.localAws().toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        try {
            Process process = builder.start();
            ProcessTree tree = ProcessTree.of(process);
            return new LocalAws(tree, await(process, tree, ready, console), log);
        } catch (IOException e) {
            throw new CommandFailedException("the local AWS could not be started: " + e.getMessage(), List.of());
        }
    }

    /** {@code http://127.0.0.1:49152}. */
    URI endpoint() {
        return endpoint;
    }

    /** What it did, and what its functions wrote. */
    Path log() {
        return log;
    }

    @Override
    public void close() {
        process.stop();
    }

    private static URI await(Process process, ProcessTree tree, Path ready, Path console) throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        try {
            while (!Files.exists(ready)) {
                boolean ended = process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                if (ended || System.nanoTime() > end) {
                    tree.kill();
                    throw new CommandFailedException(
                            "the local AWS " + (ended ? "ended at once" : "did not start in time"),
                            Files.readAllLines(console));
                }
            }
            JsonNode told = new ObjectMapper().readTree(Files.readString(ready));
            return URI.create(told.path("endpoint").asText());
        } catch (InterruptedException e) {
            tree.kill();
            Thread.currentThread().interrupt();
            throw new CommandFailedException("the start of the local AWS was interrupted", List.of());
        } catch (UncheckedIOException e) {
            tree.kill();
            throw e.getCause();
        }
    }
}
