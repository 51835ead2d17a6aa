package io.cloudconnect.local;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The checkout this code was built in, and where its tools are.
 *
 * @param root the folder of {@code cdk.json}
 */
public record Checkout(Path root) {
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(10);

    /**
     * Finds the checkout from the place of this very class, so that the working directory does not matter.
     *
     * @throws IllegalStateException if the class does not lie in a checkout
     */
    public static Checkout find() {
        Path place = placeOfThisClass();
        return Stream.iterate(place, folder -> folder != null, Path::getParent)
                .filter(folder ->
                        Files.exists(folder.resolve("package.json")) && Files.exists(folder.resolve("lambda")))
                .findFirst()
                .map(Checkout::new)
                .orElseThrow(() -> new IllegalStateException("no checkout of Cloud Connect around " + place));
    }

    /** The sample sites. */
    public Path sites() {
        return root.resolve("cloudconnect.yaml");
    }

    Path cdk() {
        return root.resolve("node_modules/.bin/cdk");
    }

    Path nodeModules() {
        return root.resolve("node_modules");
    }

    Path localAws() {
        return root.resolve("test/aws");
    }

    Path runtimeInterfaceClient() {
        return root.resolve("test/aws/target/ric");
    }

    Path python() {
        return root.resolve("test/aws/target/venv/bin/python");
    }

    /** Installs the CDK CLI and the local AWS's Python packages where they are missing or out of date. */
    void installTools(Consumer<String> listener) {
        new Command(
                        List.of(root.resolve("bin/install-tools").toString(), "npm", "python"),
                        root,
                        Map.copyOf(System.getenv()),
                        INSTALL_LIMIT)
                .run(listener)
                .orFail("the tools could not be installed");
    }

    /** Where Python 3.10 or newer is missing: what to do about it. */
    public static Optional<String> missingPython() {
        try {
            Command.Outcome outcome = new Command(
                            List.of(
                                    "python3",
                                    "-c",
                                    "import sys, venv, ensurepip; print(sys.version_info[:2] >= (3, 10))"),
                            Path.of(System.getProperty("user.dir")),
                            Map.copyOf(System.getenv()),
                            Duration.ofSeconds(30))
                    .run(line -> {});
            return outcome.succeeded() && outcome.lines().contains("True")
                    ? Optional.empty()
                    : Optional.of("python3 is older than 3.10 or lacks its venv module; install Python 3.10 or newer");
        } catch (CommandFailedException e) {
            return Optional.of("python3 is missing; install Python 3.10 or newer");
        }
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '/' ? "java" : "java.exe");
    }

    private static Path placeOfThisClass() {
        try {
            return Path.of(Checkout.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
