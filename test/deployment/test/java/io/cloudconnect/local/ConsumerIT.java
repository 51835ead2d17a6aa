package io.cloudconnect.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project that has nothing but the library's artifacts, with the newest aws-cdk-lib and the oldest supported. */
class ConsumerIT {
    private static final Path ROOT = Checkout.find().root();
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(strings = {"", "oldest"})
    void synthesisesWith(String version) {
        List<String> line = version.isEmpty() ? List.of("bin/check-consumer") : List.of("bin/check-consumer", version);

        Command.Outcome outcome = new Command(line, ROOT, environment(), LIMIT).run(System.out::println);

        assertThat(outcome.output()).containsPattern("aws-cdk-lib [0-9.]+: [1-9][0-9]* tests passed");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void everyPageNamesTheVersionsOfThePom() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        String newest = property(pom, "aws-cdk-lib.version");

        assertThat(property(Files.readString(ROOT.resolve("docs/examples/consumer/pom.xml")), "aws-cdk-lib.version"))
                .isEqualTo(newest);
        assertThat(Files.readString(ROOT.resolve("docs/compatibility.md")))
                .contains(newest, property(pom, "aws-cdk-lib.oldest.version"));
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        Optional.ofNullable(System.getProperty("maven.repo.local"))
                .ifPresent(repository -> environment.put("MAVEN_LOCAL_REPOSITORY", repository));
        return environment;
    }

    private static String property(String pom, String name) {
        Matcher value = Pattern.compile("<" + Pattern.quote(name) + ">(.*)</").matcher(pom);
        assertThat(value.find()).as(name).isTrue();
        return value.group(1);
    }
}
