package io.cloudconnect.local;

import io.cloudconnect.app.Site;
import io.cloudconnect.app.SitesFile;
import io.cloudconnect.local.report.SiteReport;
import io.cloudconnect.local.report.StandingSite;
import io.cloudconnect.local.terminal.Paint;
import io.cloudconnect.local.terminal.Progress;
import io.cloudconnect.local.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/** One run of the demo, from an empty cloud to an empty cloud. */
final class DemoRun {
    static final int STEPS = 6;

    private final Checkout checkout;
    private final Path file;
    private final Site site;
    private final RunFolder folder;
    private final Progress progress;
    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;

    /** @param file the site file the site is from */
    DemoRun(
            Checkout checkout,
            Path file,
            Site site,
            RunFolder folder,
            Progress progress,
            PrintStream out,
            PrintStream err,
            Terminal terminal) {
        this.checkout = checkout;
        this.file = file;
        this.site = site;
        this.folder = folder;
        this.progress = progress;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /**
     * Runs it.
     *
     * @param keep true: waits between showing and removing
     * @throws CommandFailedException where a step fails or something is left
     */
    void run(boolean keep) {
        introduce();
        try (LocalCloud cloud = progress.step("Start a local AWS and a simulated Twilio", this::start)) {
            Path sites = writeSites();
            progress.step("Put there what a customer has", step -> seed(cloud, step));
            progress.step("cdk bootstrap", step -> bootstrap(cloud, step));
            Baseline before = Baseline.of(cloud, site.region());
            cdk(cloud, "cdk deploy " + site.stackName(), cdk -> cdk.deploy(sites, site.stackName()));
            new SiteReport(out, terminal).write(site, standing(cloud));
            err.println();
            if (keep) {
                waitForEnter(cloud);
            }
            cdk(cloud, "cdk destroy " + site.stackName(), cdk -> cdk.destroy(sites, site.stackName()));
            progress.step("Look for anything left", step -> requireNothingLeft(cloud, before, step));
        }
        folder.dropAssembly();
        progress.note(
                String.format(Locale.ROOT, "%nDone in %.0f s. Full log: %s", progress.seconds(), folder.logName()));
        err.flush();
        out.println();
        out.println(terminal.outputPaint().good("nothing left"));
    }

    private void introduce() {
        Paint paint = terminal.errorPaint();
        progress.note(paint.title("Cloud Connect demo") + ": site " + paint.value(site.name()) + ", " + site.region());
        progress.note(paint.quiet("All on this machine: the real CDK CLI, a local AWS, a simulated Twilio."));
        progress.note("");
    }

    private LocalCloud start(Progress.Step step) {
        LocalCloud cloud = LocalCloud.start(checkout, folder.path(), logged("install", step::item));
        step.summary("both on 127.0.0.1");
        return cloud;
    }

    /** The demo's own copy: of one site, in the local account, and with an address that goes. */
    private Path writeSites() {
        return Sites.read(file)
                .only(site.name())
                .without(site.name(), "account")
                .without(site.name(), "expires")
                .with(site.name(), "retainElasticIp", false)
                .write(folder.path(), SitesFile.DEFAULT_NAME);
    }

    private Void seed(LocalCloud cloud, Progress.Step step) {
        Belongings belongings = Belongings.of(SitesFile.read(file), site);
        cloud.seed(belongings);
        List<String> all = new ArrayList<>(List.of("Twilio API key in Secrets Manager", "router image"));
        belongings.keyPair().ifPresent(name -> all.add("key pair " + name));
        int numbers = belongings.numbers().size();
        all.add(numbers == 1 ? belongings.numbers().get(0) : numbers + " numbers");
        step.summary(String.join(", ", all));
        return null;
    }

    private Void bootstrap(LocalCloud cloud, Progress.Step step) {
        StackActivity activity = new StackActivity(step);
        cloud.cdk(site.region(), folder.path(), logged("bootstrap", activity))
                .bootstrap(LocalCloud.ACCOUNT, site.region())
                .orFail("cdk bootstrap failed");
        return null;
    }

    private void cdk(LocalCloud cloud, String title, Function<Cdk, Command.Outcome> work) {
        progress.step(title, step -> {
            StackActivity activity = new StackActivity(step);
            step.now("synthesizing");
            Cdk cdk = cloud.cdk(site.region(), folder.path(), logged("cdk", activity));
            Command.Outcome outcome = work.apply(cdk);
            if (!outcome.succeeded()) {
                throw new CommandFailedException(
                        title + " failed" + activity.reason(), StackActivity.withoutEvents(outcome.lines()));
            }
            return outcome;
        });
    }

    private StandingSite standing(LocalCloud cloud) {
        return StandingSite.read(
                cloud.aws(site.region()), site.stackName(), cloud.twilio().account());
    }

    private Void requireNothingLeft(LocalCloud cloud, Baseline before, Progress.Step step) {
        Baseline after = Baseline.of(cloud, site.region());
        List<String> differences = before.difference(after);
        if (!differences.isEmpty()) {
            throw new CommandFailedException("something is not as it was before", differences);
        }
        int numbers = after.twilio().numbers().size();
        step.summary("both accounts are as they were, " + (numbers == 1 ? "the number is" : numbers + " numbers are")
                + " still owned");
        return null;
    }

    private void waitForEnter(LocalCloud cloud) {
        Paint paint = terminal.errorPaint();
        progress.note(paint.title("It stays up.") + " To look at it from another terminal:");
        progress.note("");
        cloud.environment(site.region()).forEach((name, value) -> progress.note("  export " + name + "=" + value));
        progress.note("");
        progress.note("  aws ec2 describe-addresses");
        progress.note("  aws cloudformation describe-stack-resources --stack-name " + site.stackName());
        progress.note("  curl " + cloud.twilio().endpoint() + "/simulator/state");
        progress.note("");
        progress.note("Enter destroys it; Ctrl-C stops the clouds, and all that is in them is gone too.");
        try {
            if (System.in.read() < 0) {
                new CountDownLatch(1).await();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Consumer<String> logged(String program, Consumer<String> listener) {
        return line -> {
            folder.log(program + ": " + line);
            listener.accept(line);
        };
    }
}
