package io.cloudconnect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FindingsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "findings.md");

    @Test
    void pageSaysWhatTheRowsSay() throws IOException {
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PAGE, FindingsPage.text());
        }

        assertThat(PAGE)
                .as("docs/findings.md; write it anew by: mvn -pl src -am package -Dtest=FindingsPageTest -Dapprove=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .hasContent(FindingsPage.text());
    }
}
