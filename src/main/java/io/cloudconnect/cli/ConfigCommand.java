package io.cloudconnect.cli;

import io.cloudconnect.RouterConfiguration;
import io.cloudconnect.app.Site;
import io.cloudconnect.app.SiteProps;
import io.cloudconnect.app.SitesFile;
import io.cloudconnect.cube.CubeConfiguration;
import io.cloudconnect.cube.CubeSettings;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.cube.OnPremisesConfiguration;
import io.cloudconnect.cube.OperatorStep;
import io.cloudconnect.cube.PreSharedKey;
import io.cloudconnect.cube.TwilioSheet;
import io.cloudconnect.teardown.aws.DeployedSite;
import java.io.PrintWriter;
import java.util.ArrayList;
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
            "  cloudconnect config virginia --deployed      with the addresses of the stack that stands",
            "  cloudconnect config virginia --day-0         as the instance's user data carries it",
            "  cloudconnect config virginia --peer twilio --deployed",
            "  cloudconnect config virginia --peer on-premises --tunnels vpn.json",
            "  cloudconnect config --check running-config.txt",
            "",
            "Where an address is not known a sample stands in its place, and says so. No key is printed",
            "unless --expose-pre-shared-keys asks for it."
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

    @Mixin
    private AddressOptions addresses;

    @Option(names = "--deployed", description = "Ask AWS for the addresses and tunnels of the site's stack.")
    private boolean deployed;

    @Mixin
    private AwsOption aws;

    @Option(names = "--day-0", description = "As the instance's user data carries it.")
    private boolean dayZero;

    @Option(names = "--peer", description = "Print the other end's sheet instead: ${COMPLETION-CANDIDATES}.")
    private Peer peer;

    @Mixin
    private TunnelOptions tunnels;

    @Option(
            names = "--voice-interface",
            paramLabel = "NAME",
            description = "With --peer on-premises: that router's interface towards CUCM, whose address is one of the"
                    + " site's onPremises.gateways. Default: " + OnPremisesConfiguration.USUAL_VOICE_INTERFACE + ".")
    private String voiceInterface;

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
        int router = addresses.router(chosen);
        if ((tunnels.isGiven() || voiceInterface != null) && peer != Peer.ON_PREMISES) {
            throw new UserError(
                    "--tunnels, --expose-pre-shared-keys and --voice-interface belong to --peer on-premises;"
                            + " add it");
        }
        Optional<DeployedSite> standing = deployed
                ? Optional.of(DeployedSite.read(aws.connect(chosen.region()), chosen.region(), chosen.stackName()))
                : Optional.empty();
        SiteAddresses known =
                addresses.of(chosen, standing.map(DeployedSite::routers).orElseGet(List::of));
        RouterConfiguration configuration = new SiteProps(file.twilio(), chosen).routerConfiguration();
        if (peer == Peer.TWILIO) {
            TwilioSheet sheet = new TwilioSheet(
                    chosen.name(), chosen.edge(), configuration.settings(router), known.elasticIps(chosen.stackName()));
            spec.commandLine().getOut().print(sheet.text());
            spec.commandLine().getOut().flush();
        } else if (peer == Peer.ON_PREMISES) {
            printMirror(chosen, configuration, known, standing);
        } else {
            CubeConfiguration own = CubeConfiguration.of(
                    configuration.settings(router).with(known.routers().get(router)));
            print(chosen, dayZero ? own.dayZero() : own.text(), own.operatorSteps(), warnings(known, own.text()));
        }
        return 0;
    }

    private void printMirror(
            Site chosen, RouterConfiguration configuration, SiteAddresses known, Optional<DeployedSite> standing) {
        RouterConfiguration shown = tunnels.exposesKeys()
                ? configuration.withOnPremises(withKey(chosen, configuration.onPremises()))
                : configuration;
        List<CubeSettings> routers = IntStream.range(0, known.routers().size())
                .mapToObj(index -> shown.settings(index).with(known.routers().get(index)))
                .toList();
        TunnelOptions.Tunnels found = tunnels.of(chosen, standing);
        OnPremisesConfiguration mirror = OnPremisesConfiguration.of(routers, found.tunnels(), voiceInterface());
        List<String> warnings = new ArrayList<>(warnings(known, mirror.text()));
        if (voiceInterface == null) {
            warnings.add(OnPremisesConfiguration.USUAL_VOICE_INTERFACE
                    + " stands for this router's interface towards CUCM; give --voice-interface where it is another");
        }
        found.warning().ifPresent(warnings::add);
        print(chosen, mirror.text(), mirror.operatorSteps(), warnings);
    }

    private String voiceInterface() {
        String name = Optional.ofNullable(voiceInterface).orElse(OnPremisesConfiguration.USUAL_VOICE_INTERFACE);
        if (!OnPremisesConfiguration.isInterface(name)) {
            throw new UserError("--voice-interface: \"" + name + "\" is no interface; write it in full, as in "
                    + OnPremisesConfiguration.USUAL_VOICE_INTERFACE);
        }
        return name;
    }

    /** The premises with the key that the site's secret holds, where the router ends the VPN itself. */
    private OnPremises withKey(Site chosen, OnPremises premises) {
        if (premises.vpn().isEmpty()) {
            return premises;
        }
        String secret = premises.vpn()
                .get()
                .preSharedKey()
                .secretName()
                .orElseThrow(() -> new UserError("--expose-pre-shared-keys: no secret holds the key; name one as"
                        + " onPremises.vpn.preSharedKey"));
        String key = aws.connect(chosen.region()).secret(chosen.region(), secret);
        return premises.withPreSharedKey(PreSharedKey.exposedInConfiguration(key));
    }

    private List<String> warnings(SiteAddresses known, String text) {
        List<String> samples = known.samplesIn(text);
        return samples.isEmpty()
                ? List.of()
                : List.of(String.join(", ", samples) + (samples.size() == 1 ? " is a sample" : " are samples")
                        + "; give --elastic-ip and --private-ip, or --deployed once the site stands");
    }

    private void print(Site chosen, String text, List<OperatorStep> steps, List<String> warnings) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (!dayZero) {
            warnings.forEach(warning -> out.println("! " + warning));
        }
        out.print(text);
        out.flush();
        warnings.forEach(err::println);
        for (OperatorStep step : steps) {
            err.println("left to do by hand: " + step.title());
            step.secret()
                    .ifPresent(secret -> err.println("    $ aws secretsmanager get-secret-value --region "
                            + chosen.region() + " --secret-id " + secret + " --query SecretString --output text"));
            step.commands().forEach(line -> err.println("    " + line));
        }
    }
}
