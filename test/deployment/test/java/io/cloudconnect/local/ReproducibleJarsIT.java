package io.cloudconnect.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An unchanged site shows no difference only as long as the function's jar is the same in every build. */
class ReproducibleJarsIT {
    private static final String FUNCTION = "lambda/target/cloudconnect-trunk-function-0.1.0-function.jar";
    private static final String LIBRARY = "src/target/cloudconnect-0.1.0.jar";
    private static final List<String> SOURCES =
            List.of("pom.xml", "src", "test/aws/pom.xml", "test/deployment/pom.xml", "test/twilio", "lambda");

    @Test
    void buildsTheSameBytesInAnotherFolder(@TempDir Path elsewhere) throws IOException {
        Path root = Checkout.find().root();
        for (String source : SOURCES) {
            copy(root, elsewhere, root.resolve(source));
        }

        new Command(maven(), elsewhere, Map.copyOf(System.getenv()), Duration.ofMinutes(5))
                .run(line -> {})
                .orFail("the second build failed");

        assertThat(elsewhere.resolve(FUNCTION)).hasSameBinaryContentAs(root.resolve(FUNCTION));
        assertThat(elsewhere.resolve(LIBRARY)).hasSameBinaryContentAs(root.resolve(LIBRARY));
    }

    /** Without network and without the npm packages; the modules' tests have run in the first build. */
    private static List<String> maven() {
        List<String> line = new ArrayList<>(List.of("mvn"));
        line.addAll(List.of("-o", "-q", "-B", "-pl", "src", "-am", "package"));
        line.addAll(List.of("-Dmaven.test.skip=true", "-Dexec.skip=true", "-Dspotless.check.skip=true"));
        Optional.ofNullable(System.getProperty("maven.repo.local"))
                .ifPresent(repository -> line.add("-Dmaven.repo.local=" + repository));
        return line;
    }

    private static void copy(Path root, Path target, Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = root.relativize(file);
                if (Stream.of(relative.toString().split("/")).noneMatch("target"::equals)) {
                    Path copy = target.resolve(relative.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }
}
