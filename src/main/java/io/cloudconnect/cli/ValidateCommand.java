package io.cloudconnect.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.app.Mistake;
import io.cloudconnect.app.Site;
import io.cloudconnect.app.SitesFile;
import io.cloudconnect.app.SitesFileException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cloudconnect validate}. */
@Command(
        name = "validate",
        description = "Checks the site file and tells every mistake in it, with file, line, field and remedy.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cloudconnect validate",
            "  cloudconnect validate --sites emea.yaml --format json",
            "",
            "Needs neither AWS nor Twilio. Exit code 2 where there is a mistake."
        })
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private SitesOption sites;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}; json prints a list of mistakes. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            SitesFile file = sites.read();
            refusePast(file);
            out.println(
                    format == Format.json
                            ? "[]"
                            : sites.file() + ": no mistakes; sites: "
                                    + file.sites().stream().map(Site::name).collect(Collectors.joining(", ")));
            return 0;
        } catch (SitesFileException e) {
            if (format == Format.text) {
                throw e;
            }
            out.println(json(e.mistakes()));
            return Main.BAD_INPUT;
        }
    }

    private void refusePast(SitesFile file) {
        List<Mistake> past = file.sites().stream()
                .filter(site -> site.expires()
                        .filter(expiry -> expiry.isPast(Instant.now()))
                        .isPresent())
                .map(site -> new Mistake(
                        sites.file().toString(),
                        0,
                        0,
                        "sites." + site.name() + ".expires",
                        "is past",
                        "write a later moment, or destroy the site and remove it"))
                .toList();
        if (!past.isEmpty()) {
            throw new SitesFileException(past);
        }
    }

    private static String json(List<Mistake> mistakes) throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(mistakes);
    }
}
