package io.cloudconnect.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One run of an external program, never longer than its limit.
 *
 * @param line program and arguments
 * @param directory working directory
 * @param environment the whole environment; nothing is inherited
 * @param limit after this time the program and everything it started is killed
 */
record Command(List<String> line, Path directory, Map<String, String> environment, Duration limit) {
    private static final int KILLED = 137;

    Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }

    /**
     * Runs the program to its end. Both of its outputs go to the listener, line by line, as they come.
     *
     * @throws CommandFailedException if the program cannot be started, or this thread is interrupted
     */
    Outcome run(Consumer<String> listener) {
        long start = System.nanoTime();
        List<String> lines = new CopyOnWriteArrayList<>();
        Process process = start();
        try (ProcessTree tree = ProcessTree.of(process)) {
            Thread reader = new Thread(() -> read(process, lines, listener), "output of " + program());
            reader.setDaemon(true);
            reader.start();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                tree.kill();
                lines.add(program() + " was stopped: it took longer than " + limit.toSeconds() + " s");
            }
            reader.join(TimeUnit.SECONDS.toMillis(5));
            return new Outcome(
                    this,
                    ended ? process.exitValue() : KILLED,
                    List.copyOf(lines),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException(program() + " was interrupted", List.copyOf(lines));
        }
    }

    private Process start() {
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new CommandFailedException(program() + " could not be started: " + e.getMessage(), List.of());
        }
    }

    private static void read(Process process, List<String> lines, Consumer<String> listener) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                listener.accept(line);
            }
        } catch (IOException e) {
            lines.add("(output cut off)");
        }
    }

    private String program() {
        return Path.of(line.get(0)).getFileName().toString();
    }

    /** What a program left behind: its exit code (0: success), its output, and how long it took. */
    record Outcome(Command command, int exitCode, List<String> lines, Duration took) {
        boolean succeeded() {
            return exitCode == 0;
        }

        String output() {
            return String.join("\n", lines);
        }

        /**
         * This outcome, if it is a success.
         *
         * @param what the sentence an error starts with
         * @throws CommandFailedException with the output's end otherwise
         */
        Outcome orFail(String what) {
            if (!succeeded()) {
                throw new CommandFailedException(what + " (exit code " + exitCode + ")", lines);
            }
            return this;
        }
    }
}
