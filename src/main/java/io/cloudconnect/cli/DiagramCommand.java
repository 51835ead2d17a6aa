package io.cloudconnect.cli;

import io.cloudconnect.app.CloudConnectApp;
import io.cloudconnect.app.Site;
import io.cloudconnect.app.SitesFile;
import io.cloudconnect.diagram.SitePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awscdk.App;

/** {@code cloudconnect diagram SITE}. */
@Command(
        name = "diagram",
        description = "Draws a site as an SVG picture, from what the CDK would deploy.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cloudconnect diagram virginia > virginia.svg",
            "  cloudconnect diagram virginia --output docs/virginia.svg",
            "",
            "The site is synthesised, not deployed. The picture follows the reader's light or dark theme."
        })
final class DiagramCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SITE", description = "Name of the site.")
    private String site;

    @Mixin
    private SitesOption sites;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write it. Default: standard output.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SitesFile file = sites.read();
        Site chosen = SitesOption.site(file, site);
        App app = new App();
        String svg = SitePicture.svg(app, CloudConnectApp.stack(app, file.twilio(), chosen));
        if (output == null) {
            spec.commandLine().getOut().print(svg);
            spec.commandLine().getOut().flush();
            return 0;
        }
        try {
            Files.writeString(output, svg);
        } catch (IOException e) {
            throw new UserError("--output: " + output + " cannot be written; name a file in a folder that exists");
        }
        return 0;
    }
}
