package io.cloudconnect.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliContextTest {
    @Test
    void findsWhatTheCommandLineNames() {
        Map<String, String> environment = Map.of("CDK_CONTEXT_JSON", "{\"flag\": true, \"sites\": \"lab.yaml\"}");

        assertThat(CliContext.value("sites", environment)).contains("lab.yaml");
    }

    @Test
    void findsWhatWasTooLongForTheEnvironment(@TempDir Path folder) throws IOException {
        Path overflow = Files.writeString(folder.resolve("context.json"), "{\"sites\": \"lab.yaml\"}");
        Map<String, String> environment = Map.of(
                "CDK_CONTEXT_JSON", "{\"flag\": true}", "CONTEXT_OVERFLOW_LOCATION_ENV", overflow.toString());

        assertThat(CliContext.value("sites", environment)).contains("lab.yaml");
    }

    @Test
    void findsNothingWithoutTheCommandLineTool() {
        assertThat(CliContext.value("sites", Map.of())).isEmpty();
    }
}
