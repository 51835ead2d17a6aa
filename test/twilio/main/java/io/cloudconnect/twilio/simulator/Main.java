package io.cloudconnect.twilio.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The simulator as a program. It ends on SIGTERM, and with {@code --parent} when its standard input ends. */
@Command(
        name = "twilio-simulator",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs a simulated Twilio account on the loopback address.")
public final class Main implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "0", description = "port; default: a free one")
    int port;

    @Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description = "written when it listens: {\"endpoint\": \"http://127.0.0.1:…\", \"pid\": …}")
    Path readyFile;

    @Option(names = "--account", paramLabel = "AC…", description = "account SID; default: a sample")
    String account = Credentials.sample().accountSid();

    @Option(names = "--key", paramLabel = "SK…", description = "API key SID; default: a sample")
    String key = Credentials.sample().apiKeySid();

    @Option(names = "--secret", description = "the API key's secret; default: a sample")
    String secret = Credentials.sample().apiKeySecret();

    @Option(names = "--number", paramLabel = "E.164", description = "a number the account owns; may be repeated")
    List<String> numbers = List.of();

    @Option(names = "--latency", paramLabel = "MS", defaultValue = "0", description = "milliseconds a request takes")
    long latency;

    @Option(names = "--max-in-flight", paramLabel = "N", description = "more requests at a time are answered 429")
    int maxInFlight = Integer.MAX_VALUE;

    @Option(names = "--parent", description = "end when standard input ends")
    boolean parent;

    private Main() {}

    /** Runs until it is ended. Exit code 2 on wrong use. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("twilio-simulator: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Credentials credentials =
                new Credentials(account, key, secret, Credentials.sample().authToken());
        CountDownLatch end = new CountDownLatch(1);
        try (TwilioSimulator twilio = TwilioSimulator.start(credentials, port, Clock.systemUTC())) {
            numbers.forEach(twilio.seed()::number);
            twilio.behaviour().latency(Duration.ofMillis(latency)).maxInFlight(maxInFlight);
            if (parent) {
                awaitEndOfInput(end);
            }
            announce(twilio);
            end.await();
        }
        return CommandLine.ExitCode.OK;
    }

    private void announce(TwilioSimulator twilio) throws IOException {
        if (readyFile == null) {
            System.out.println(twilio.endpoint());
            return;
        }
        ObjectNode ready = Answer.JSON.createObjectNode();
        ready.put("endpoint", twilio.endpoint().toString());
        ready.put("pid", ProcessHandle.current().pid());
        Path whole = readyFile.toAbsolutePath();
        Path part = Files.createTempFile(whole.getParent(), "ready", ".part");
        Files.writeString(part, ready.toString());
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void awaitEndOfInput(CountDownLatch end) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } finally {
                        end.countDown();
                    }
                },
                "parent-watch");
        watcher.setDaemon(true);
        watcher.start();
    }
}
