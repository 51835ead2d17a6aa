package io.cloudconnect.cli;

import io.cloudconnect.RouterConfiguration;
import io.cloudconnect.app.Site;
import io.cloudconnect.app.SiteProps;
import io.cloudconnect.app.SitesFile;
import io.cloudconnect.cube.CubeConfiguration;
import io.cloudconnect.cube.CubeSettings;
import io.cloudconnect.cube.OnPremisesConfiguration;
import io.cloudconnect.cube.OperatorStep;
import io.cloudconnect.cube.RouterAddresses;
import io.cloudconnect.ip.Cidr;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cloudconnect config SITE}. */
@Command(
        name = "config",
        description =
                "Prints the configuration of a site's router as IOS XE reads it, or what the other end needs to know.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cloudconnect config virginia",
            "  cloudconnect config virginia --elastic-ip 203.0.113.7 --private-ip 10.20.0.37 > virginia.txt",
            "  cloudconnect config virginia --day-0         as the instance's user data carries it",
            "  cloudconnect config virginia --peer twilio --elastic-ip 203.0.113.7",
            "  cloudconnect config virginia --peer on-premises",
            "  cloudconnect config --check running-config.txt",
            "",
            "Without addresses, sample ones stand in their place. Secrets are never printed."
        })
final class ConfigCommand implements Callable<Integer> {
    /** Who reads the answer. */
    enum Peer {
        /** The router on the premises. */
        ON_PREMISES("on-premises"),
        /** Twilio's Interconnect team. */
        TWILIO("twilio");

        private final String word;

        Peer(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Parameters(paramLabel = "SITE", arity = "0..1", description = "Name of the site; not with --check.")
    private String site;

    @Mixin
    private SitesOption sites;

    @Option(names = "--elastic-ip", paramLabel = "IP", description = "The router's Elastic IP.")
    private String elasticIp;

    @Option(names = "--private-ip", paramLabel = "IP", description = "The address of its first interface.")
    private String privateIp;

    @Option(names = "--inside-ip", paramLabel = "IP", description = "The address of its second interface.")
    private String insideIp;

    @Option(
            names = "--router",
            paramLabel = "N",
            description = "Which router of a pair, 1 or 2. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private int router;

    @Option(names = "--day-0", description = "As the instance's user data carries it.")
    private boolean dayZero;

    @Option(names = "--peer", description = "Print the other end's sheet instead: ${COMPLETION-CANDIDATES}.")
    private Peer peer;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description = "Check this configuration instead, whoever wrote it; - for standard input.")
    private String check;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if ((site == null) == (check == null)) {
            throw new ParameterException(spec.commandLine(), "name either a SITE or --check FILE");
        }
        if (check != null) {
            return ConfigurationCheck.run(check, spec.commandLine().getOut());
        }
        SitesFile file = sites.read();
        Site chosen = SitesOption.site(file, site);
        if (router < 1 || router > chosen.router().redundancy().routers()) {
            throw new UserError("--router " + router + ": site " + chosen + " has "
                    + chosen.router().redundancy().routers() + "; count from 1");
        }
        if (peer == Peer.TWILIO) {
            TwilioSheet.print(spec.commandLine().getOut(), chosen, address("--elastic-ip", elasticIp));
            return 0;
        }
        if (peer == Peer.ON_PREMISES) {
            RouterConfiguration site = new SiteProps(file.twilio(), chosen).routerConfiguration();
            print(chosen, site);
            return 0;
        }
        CubeSettings settings =
                new SiteProps(file.twilio(), chosen).routerConfiguration().settings(router - 1);
        CubeConfiguration configuration = CubeConfiguration.of(settings.with(addresses(settings.addresses())));
        print(dayZero ? configuration.dayZero() : configuration.text(), configuration.operatorSteps());
        return 0;
    }

    /** The mirror image for the premises; the addresses given are those of the router that is named. */
    private void print(Site chosen, RouterConfiguration configuration) {
        List<CubeSettings> routers = IntStream.range(
                        0, chosen.router().redundancy().routers())
                .mapToObj(index -> {
                    CubeSettings settings = configuration.settings(index);
                    return index == router - 1 ? settings.with(addresses(settings.addresses())) : settings;
                })
                .toList();
        OnPremisesConfiguration mirror = OnPremisesConfiguration.of(routers);
        print(mirror.text(), mirror.operatorSteps());
    }

    private void print(String text, List<OperatorStep> steps) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
        if (elasticIp == null || privateIp == null) {
            spec.commandLine()
                    .getErr()
                    .println("sample addresses stand in the configuration; give --elastic-ip and --private-ip");
        }
        for (OperatorStep step : steps) {
            spec.commandLine().getErr().println("left to do by hand: " + step.title());
            step.commands().forEach(line -> spec.commandLine().getErr().println("    " + line));
        }
    }

    private RouterAddresses addresses(RouterAddresses sample) {
        return new RouterAddresses(
                address("--elastic-ip", elasticIp).orElse(sample.elasticIp()),
                address("--private-ip", privateIp).orElse(sample.privateIp()),
                address("--inside-ip", insideIp).or(sample::insideIp));
    }

    private static Optional<String> address(String option, String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            Cidr address = Cidr.of(text);
            if (address.prefix() == 32) {
                return Optional.of(address.address());
            }
        } catch (IllegalArgumentException e) {
            throw new UserError(option + ": " + e.getMessage());
        }
        throw new UserError(option + ": " + text + " is a network; write one address");
    }
}
