package io.cloudconnect.cli;

import io.cloudconnect.app.SitesFileException;
import io.cloudconnect.cube.IllegalSettingsException;
import io.cloudconnect.doctor.report.Printable;
import io.cloudconnect.teardown.TeardownException;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The launcher: {@code cloudconnect COMMAND}. Start it by {@code bin/cloudconnect}. */
@Command(
        name = "cloudconnect",
        description =
                "Twilio Interconnect with a Cisco vCUBE on AWS: checks, reads and explains the sites of a site file.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:fine", "1:problems found", "2:wrong use or bad input"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  cloudconnect demo                       from nothing to a running site, all on this machine",
            "  cloudconnect validate                   check cloudconnect.yaml",
            "  cloudconnect sites                      what is in it",
            "  cloudconnect config virginia            the router's configuration",
            "  cloudconnect config virginia --peer twilio --elastic-ip 203.0.113.7",
            "                                          what to send to Twilio",
            "  cloudconnect doctor call.log            why did the call fail?",
            "  cloudconnect diagram virginia           the site as a picture",
            "  cloudconnect plan virginia              what a deployment would do at Twilio",
            "  cloudconnect capacity virginia --calls 100",
            "                                          does it carry them, and what to order",
            "  cloudconnect cost virginia              what it costs a year",
            "  cloudconnect extend tryout 4h           let a short-lived site live longer",
            "  cloudconnect destroy virginia           remove it, and prove that nothing is left",
            "  cloudconnect orphans                    what no living stack has any more",
            "",
            "Stacks are deployed with the CDK CLI: npx cdk deploy CloudConnect-virginia"
        })
public final class Main implements Runnable {
    static final int BAD_INPUT = CommandLine.ExitCode.USAGE;
    private static final int BUG = 70;

    /** In the order of the help. */
    private static final List<Map.Entry<String, Class<?>>> COMMANDS = List.of(
            Map.entry("sites", SitesCommand.class),
            Map.entry("validate", ValidateCommand.class),
            Map.entry("config", ConfigCommand.class),
            Map.entry("doctor", DoctorCommand.class),
            Map.entry("diagram", DiagramCommand.class),
            Map.entry("plan", PlanCommand.class),
            Map.entry("capacity", CapacityCommand.class),
            Map.entry("cost", CostCommand.class),
            Map.entry("extend", ExtendCommand.class),
            Map.entry("keep", KeepCommand.class),
            Map.entry("destroy", DestroyCommand.class),
            Map.entry("orphans", OrphansCommand.class),
            Map.entry("help", HelpCommand.class));

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        // The SDKs' own log has no reader here, and need not say so.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, Ansi.AUTO, arguments));
    }

    /** Runs one command. */
    static int run(PrintWriter out, PrintWriter err, Ansi colours, String... arguments) {
        return commandLine(arguments)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setColorScheme(CommandLine.Help.defaultColorScheme(colours))
                .setExecutionExceptionHandler((problem, command, parsed) -> explain(problem, command))
                .execute(arguments);
    }

    /** With the command that is called, else with all: to look at each of them takes longer than most need to run. */
    static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        List<Map.Entry<String, Class<?>>> called = COMMANDS.stream()
                .filter(command -> arguments.length > 0
                        && command.getKey().equals(arguments[0])
                        && command.getValue() != HelpCommand.class)
                .toList();
        for (Map.Entry<String, Class<?>> command : called.isEmpty() ? COMMANDS : called) {
            line.addSubcommand(command.getKey(), command.getValue());
        }
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? see below");
    }

    private static int explain(Exception problem, CommandLine command) {
        if (problem instanceof UserError
                || problem instanceof SitesFileException
                || problem instanceof TeardownException
                || problem instanceof TrunkFailure
                || problem instanceof IllegalSettingsException) {
            problem.getMessage().lines().forEach(line -> command.getErr().println(red(command, Printable.line(line))));
            return BAD_INPUT;
        }
        command.getErr()
                .println(red(command, "this is a mistake of cloudconnect's own; please report it with these lines:"));
        problem.printStackTrace(command.getErr());
        return BUG;
    }

    private static String red(CommandLine command, String line) {
        return command.getColorScheme().errorText(line).toString();
    }
}
