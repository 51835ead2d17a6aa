package io.cloudconnect.local;

import io.cloudconnect.app.Site;
import io.cloudconnect.app.SitesFile;
import io.cloudconnect.app.SitesFileException;
import io.cloudconnect.local.terminal.Paint;
import io.cloudconnect.local.terminal.Progress;
import io.cloudconnect.local.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bin/cloudconnect demo}: stands a site up on this machine, shows it, and takes it down again. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Deploys a site with the real CDK CLI onto a local AWS and a simulated Twilio, shows what stands, and removes"
                    + " it without leaving anything. No account is needed, and none is touched."
        },
        footer = {"", "Exit codes: 0 fine; 1 something went wrong; 2 wrong use or bad input."})
public final class Demo implements Callable<Integer> {
    @Option(names = "--site", paramLabel = "NAME", description = "a site of the site file; default: the first")
    String siteName;

    @Option(
            names = "--sites",
            paramLabel = "FILE",
            description = "the site file; default: the sample sites (cloudconnect.yaml)")
    Path sitesFile;

    @Option(names = "--keep", description = "leave it up, tell how to look at it, and remove it at Enter or Ctrl-C")
    boolean keep;

    @Option(names = "--verbose", description = "keep every resource on the screen")
    boolean verbose;

    private PrintStream out;
    private PrintStream err;
    private volatile boolean finished;
    private volatile boolean stopping;

    /** Runs the command; see {@code --help}. */
    public static void main(String[] arguments) {
        System.exit(
                commandLine(utf8(FileDescriptor.out), utf8(FileDescriptor.err)).execute(arguments));
    }

    static CommandLine commandLine(PrintStream out, PrintStream err) {
        Demo demo = new Demo();
        demo.out = out;
        demo.err = err;
        return new CommandLine(demo).setCommandName("cloudconnect demo");
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.detect(System.getenv());
        Paint paint = terminal.errorPaint();
        Checkout checkout = Checkout.find();
        Path file = sitesFile == null ? checkout.sites() : sitesFile.toAbsolutePath();
        SitesFile sites;
        Site site;
        try {
            sites = SitesFile.read(file);
            site = siteName == null ? sites.sites().get(0) : sites.site(siteName);
        } catch (SitesFileException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        RunFolder folder = RunFolder.create(checkout);
        try (Progress progress = new Progress(err, terminal, DemoRun.STEPS, verbose)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopped(progress), "stopped"));
            new DemoRun(checkout, file, site, folder, progress, out, err, terminal).run(keep);
            finished = true;
            return CommandLine.ExitCode.OK;
        } catch (CommandFailedException e) {
            if (stopping) {
                return CommandLine.ExitCode.SOFTWARE;
            }
            finished = true;
            err.println();
            err.println(paint.bad("✗ " + e.getMessage()));
            e.tail().forEach(line -> err.println("  " + paint.quiet("│ ") + line));
            err.println("Full log: " + folder.logName());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** Runs when the JVM ends: at a signal, the programs' own complaints about it are no news. */
    private void stopped(Progress progress) {
        stopping = true;
        if (!finished) {
            progress.close();
            err.println();
            err.println("Stopped. The clouds were on this machine only: nothing is left of them.");
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
