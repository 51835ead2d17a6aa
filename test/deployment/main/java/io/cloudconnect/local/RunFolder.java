package io.cloudconnect.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where one run keeps its files: site file, cloud assembly, logs.
 *
 * @param path under the build folder
 */
record RunFolder(Path path) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    static RunFolder create(Checkout checkout) {
        Path runs = checkout.root().resolve("test/deployment/target/demo");
        String name = NAME.format(LocalDateTime.now());
        try {
            Files.createDirectories(runs);
            for (int twin = 1; ; twin++) {
                Path folder = runs.resolve(twin == 1 ? name : name + "-" + twin);
                try {
                    return new RunFolder(Files.createDirectory(folder));
                } catch (FileAlreadyExistsException e) {
                    // Two runs began in one second.
                    continue;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything the run's programs said. */
    Path log() {
        return path.resolve("demo.log");
    }

    /** The log's place, as short as it can be told from the working directory. */
    String logName() {
        Path here = Path.of("").toAbsolutePath();
        return log().startsWith(here) ? here.relativize(log()).toString() : log().toString();
    }

    /** Adds a line to the log. */
    synchronized void log(String line) {
        try {
            Files.writeString(
                    log(),
                    LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + " " + line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drops the cloud assembly, which is large and can be made again; the logs stay. */
    void dropAssembly() {
        try (Stream<Path> files = Files.walk(path.resolve("cdk.out"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            log("the cloud assembly could not be removed: " + e.getMessage());
        }
    }
}
