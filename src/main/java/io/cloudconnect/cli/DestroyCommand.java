package io.cloudconnect.cli;

import io.cloudconnect.app.Site;
import io.cloudconnect.app.SitesFile;
import io.cloudconnect.teardown.Proof;
import io.cloudconnect.teardown.SitePreview;
import io.cloudconnect.teardown.SiteTeardown;
import io.cloudconnect.teardown.TwilioSide;
import io.cloudconnect.teardown.aws.AwsAccount;
import io.cloudconnect.teardown.aws.Stack;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cloudconnect destroy SITE}. */
@Command(
        name = "destroy",
        description = "Destroys a site by the CDK CLI, then reads AWS and Twilio to prove that nothing of it is left.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cloudconnect destroy virginia",
            "  cloudconnect destroy virginia --yes --profile voice     in a pipeline",
            "",
            "An interrupted run goes on where it was when it is started again. Without a stack it checks both sides.",
            "Exit code 1: something is left, or a side could not be read."
        })
final class DestroyCommand implements Callable<Integer> {
    private static final int SOMETHING_LEFT = 1;

    @Parameters(paramLabel = "SITE", description = "Name of the site.")
    private String name;

    @Mixin
    private SitesOption sites;

    @Mixin
    private AwsOption aws;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--even-with-calls",
            description = "Also while calls are up, which are cut off, or where that cannot be known.")
    private boolean evenWithCalls;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SitesFile file = sites.read();
        Site site = SitesOption.site(file, name);
        CdkCommand cdk = CdkCommand.find();
        AwsAccount account = aws.connect(site.region());
        SiteTeardown teardown = new SiteTeardown(
                account,
                () -> TwilioSide.open(account, site.region(), file.twilio().credentials(), System.getenv()),
                site);
        PrintWriter out = spec.commandLine().getOut();
        Optional<Stack> stack = teardown.stack();
        if (stack.isEmpty()) {
            out.println("stack " + site.stackName() + " does not exist in " + site.region() + " of account "
                    + account.id() + "; looking at what may be left of it");
            return report(out, site, teardown.prove());
        }
        cdk.requireTools();
        teardown.requireRemovable(stack.get());
        if (!evenWithCalls) {
            teardown.requireQuiet();
        }
        show(out, stack.get(), account, teardown.preview(stack.get()));
        confirm(site);
        int code = cdk.destroy(sites.file(), site.stackName(), aws.profile());
        if (code != 0) {
            spec.commandLine().getErr().println("cdk destroy ended with exit code " + code + "; its reason is above");
        }
        return report(out, site, teardown.prove());
    }

    private static void show(PrintWriter out, Stack stack, AwsAccount account, SitePreview preview) {
        out.println(stack.name() + ", " + stack.region() + ", account " + account.id() + ", " + stack.status());
        out.println("goes:");
        preview.goes().forEach(what -> out.println("  " + what));
        if (!preview.stays().isEmpty()) {
            out.println("stays:");
            preview.stays().forEach(what -> out.println("  " + what));
        }
        out.flush();
    }

    private void confirm(Site site) {
        if (yes) {
            return;
        }
        if (System.console() == null) {
            throw new UserError("nobody is there to be asked; say --yes to destroy " + site);
        }
        String answer = System.console().readLine("Destroy it? Type %s: ", site.name());
        if (answer == null || !answer.strip().equals(site.name())) {
            throw new UserError("not destroyed: the answer was not " + site);
        }
    }

    private int report(PrintWriter out, Site site, Proof proof) {
        if (!proof.kept().isEmpty()) {
            out.println("kept:");
            proof.kept().forEach(kept -> out.println("  " + kept));
        }
        if (proof.holds()) {
            out.println("nothing of " + site + " is left in AWS or at Twilio");
            return 0;
        }
        if (!proof.left().isEmpty()) {
            out.println("left:");
            proof.left().forEach(left -> out.println("  " + left));
        }
        proof.unread().forEach(side -> out.println("not read: " + side));
        spec.commandLine()
                .getErr()
                .println("run the same command again; what then is left without a stack, cloudconnect orphans removes");
        return SOMETHING_LEFT;
    }
}
