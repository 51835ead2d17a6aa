package io.cloudconnect.cli;

import io.cloudconnect.app.Site;
import io.cloudconnect.delivery.Expiry;
import io.cloudconnect.teardown.DeployedExpiry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cloudconnect extend SITE TIME}. */
@Command(
        name = "extend",
        description = "Moves the end of a site that removes itself; no deployment, no new router.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cloudconnect extend tryout 4h                      four hours later than now planned",
            "  cloudconnect extend tryout 2026-12-24              to the end of that day, UTC",
            "  cloudconnect extend tryout 2026-12-24T18:00:00Z"
        })
final class ExtendCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SITE", description = "Name of the site.")
    private String name;

    @Parameters(paramLabel = "TIME", description = "90m, 8h or 3d longer, or a date or moment.")
    private String time;

    @Mixin
    private SitesOption sites;

    @Mixin
    private AwsOption aws;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Site site = SitesOption.site(sites.read(), name);
        Expiry expiry = expiry();
        DeployedExpiry deployed = DeployedExpiry.of(aws.connect(site.region()), site);
        Instant end = deployed.extend(expiry, Instant.now());
        spec.commandLine().getOut().println(site + " removes itself at " + end.truncatedTo(ChronoUnit.SECONDS));
        return 0;
    }

    private Expiry expiry() {
        try {
            return Expiry.of(time);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage());
        }
    }
}
