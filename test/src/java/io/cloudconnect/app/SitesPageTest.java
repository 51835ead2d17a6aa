package io.cloudconnect.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SitesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "sites.md");

    @Test
    void pageSaysWhatTheSchemaSays() throws IOException {
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PAGE, SitesPage.text());
        }

        assertThat(PAGE)
                .as("docs/sites.md; write it anew by: mvn -pl src -am package -Dtest=SitesPageTest -Dapprove=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .hasContent(SitesPage.text());
    }
}
