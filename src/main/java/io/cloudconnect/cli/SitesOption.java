package io.cloudconnect.cli;

import io.cloudconnect.app.Site;
import io.cloudconnect.app.SitesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --sites FILE}, the same for every command. */
final class SitesOption {
    /** The repository's folder, set by {@code bin/cloudconnect}, which may be called from anywhere. */
    static final String HOME = "cloudconnect.home";

    @Option(
            names = "--sites",
            paramLabel = "FILE",
            description = "The site file. Default: cloudconnect.yaml here, or else the one beside bin/.")
    private Path named;

    Path file() {
        Path here = Path.of(SitesFile.DEFAULT_NAME);
        if (named != null || Files.exists(here)) {
            return named != null ? named : here;
        }
        return Optional.ofNullable(System.getProperty(HOME))
                .map(home -> Path.of(home, SitesFile.DEFAULT_NAME))
                .orElse(here);
    }

    SitesFile read() {
        return SitesFile.read(file());
    }

    /** One site of the file that was read. */
    static Site site(SitesFile file, String name) {
        try {
            return file.site(name);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage());
        }
    }
}
