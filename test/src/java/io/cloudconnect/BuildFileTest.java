package io.cloudconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the modules' builds share stands once in the parent's build file. */
class BuildFileTest {
    @Test
    void saysOnceHowLongATestMayTake() throws IOException {
        String build = Files.readString(Path.of("../pom.xml"));

        assertThat(build).containsOnlyOnce("15 m");
        assertThat(build).contains("<junit.time-limit>15 m</junit.time-limit>");
    }
}
