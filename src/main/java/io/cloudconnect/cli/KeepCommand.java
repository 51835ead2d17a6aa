package io.cloudconnect.cli;

import io.cloudconnect.app.Site;
import io.cloudconnect.teardown.DeployedExpiry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cloudconnect keep SITE}. */
@Command(
        name = "keep",
        description = "Calls off the end of a site that removes itself: it stays until somebody destroys it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cloudconnect keep tryout",
            "  cloudconnect extend tryout 8h      gives it an end again, eight hours from now"
        })
final class KeepCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SITE", description = "Name of the site.")
    private String name;

    @Mixin
    private SitesOption sites;

    @Mixin
    private AwsOption aws;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Site site = SitesOption.site(sites.read(), name);
        DeployedExpiry.of(aws.connect(site.region()), site).callOff();
        spec.commandLine()
                .getOut()
                .println(site + " stays; take expires out of the site file before the next deployment");
        if (!site.retainElasticIp()) {
            spec.commandLine()
                    .getErr()
                    .println("its Elastic IP still goes when the stack goes; write retainElasticIp: true to keep it");
        }
        return 0;
    }
}
