package io.cloudconnect.cli;

import io.cloudconnect.app.Site;
import io.cloudconnect.doctor.Diagnosis;
import io.cloudconnect.doctor.Doctor;
import io.cloudconnect.doctor.report.HtmlReport;
import io.cloudconnect.doctor.report.JsonReport;
import io.cloudconnect.doctor.report.Printable;
import io.cloudconnect.doctor.report.Report;
import io.cloudconnect.doctor.report.SarifReport;
import io.cloudconnect.doctor.report.TextReport;
import io.cloudconnect.doctor.rules.SiteFacts;
import io.cloudconnect.sip.Call;
import io.cloudconnect.sip.TraceReader;
import io.cloudconnect.sip.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cloudconnect doctor FILE…}. */
@Command(
        name = "doctor",
        description = "Reads SIP traces and says why calls fail, where in the trace it shows, and what to change.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing wrong",
            "1:something is wrong with a call",
            "2:wrong use, or nothing to read in the files"
        },
        footerHeading = "%nTake a trace on the router:%n",
        footer = {
            "  debug ccsip messages         then make a call, and: show logging | redirect bootflash:call.log",
            "  show voip trace all          on IOS XE 17.3.2 and later, after the call, without any debug",
            "  monitor capture …            a capture, exported as pcap; TLS cannot be read from captures",
            "",
            "Examples:",
            "  cloudconnect doctor call.log",
            "  cloudconnect doctor call.log --site virginia         remedies in the words of the site file",
            "  cloudconnect doctor *.log.gz --format html --output calls.html",
            "  cloudconnect doctor call.pcap --compare              beside a call that works",
            "  cloudconnect doctor call.log --anonymise --format html --output for-support.html",
            "  ssh router 'show logging' | cloudconnect doctor -",
            "",
            "docs/doctor.md explains the answer, docs/findings.md every finding."
        })
final class DoctorCommand implements Callable<Integer> {
    /** How the answer is written. */
    enum Output {
        /** For people at a terminal. */
        text,
        /** For programs; versioned. */
        json,
        /** For tools that collect findings. */
        sarif,
        /** One page with a ladder diagram for each call. */
        html
    }

    private static final int PROBLEMS = 1;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Router logs, captures (pcap, pcapng) or SIP as text, also in gzip; - for standard input.")
    private List<String> names;

    @Option(names = "--site", paramLabel = "SITE", description = "The site the trace was taken at.")
    private String site;

    @Mixin
    private SitesOption sites;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Output format;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the answer there. Default: standard output.")
    private Path output;

    @Option(names = "--compare", description = "Show each call beside one that works, header by header.")
    private boolean compare;

    @Option(
            names = "--anonymise",
            description = "Put other names in the place of numbers, addresses and SIDs, the same for the same.")
    private boolean anonymise;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<SiteFacts> facts = Optional.ofNullable(site).map(name -> facts(SitesOption.site(sites.read(), name)));
        try (TraceFiles files = TraceFiles.of(names)) {
            Diagnosis diagnosis = examine(files, facts);
            boolean nothing = diagnosis.counts().messages() == 0;
            // People are told below why there is nothing; programs get their document all the same.
            if (!nothing || format != Output.text) {
                write(Report.of(diagnosis, files.names(), options()));
            }
            if (nothing) {
                diagnosis.unreadable().forEach(place -> complain(files, place));
                return Main.BAD_INPUT;
            }
            return diagnosis.hasProblems() ? PROBLEMS : 0;
        }
    }

    private Diagnosis examine(TraceFiles files, Optional<SiteFacts> facts) {
        try (TraceReader reader = TraceReader.open(files.paths());
                Stream<Call> calls = reader.calls();
                Progress progress = Progress.on(System.err, files.bytes(), reader::bytesRead)) {
            // The files are being read by now: a doctor takes a while to learn all rules.
            Doctor doctor = facts.map(Doctor::forSite).orElseGet(Doctor::create);
            doctor.examineAll(calls.peek(call -> progress.step()));
            return doctor.diagnosis(reader.unreadable(), reader.messagesRead());
        }
    }

    private Report.Options options() {
        Report.Options options = compare ? Report.Options.PLAIN.compare() : Report.Options.PLAIN;
        return anonymise ? options.anonymise() : options;
    }

    private void write(Report report) {
        boolean colours =
                output == null && spec.commandLine().getColorScheme().ansi().enabled();
        String text =
                switch (format) {
                    case text -> colours ? TextReport.coloured(report) : TextReport.plain(report);
                    case json -> JsonReport.text(report);
                    case sarif -> SarifReport.text(report);
                    case html -> HtmlReport.text(report);
                };
        if (output == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
            return;
        }
        try {
            Files.writeString(output, text);
        } catch (IOException e) {
            throw new UserError(output + " cannot be written; name a file in a folder that exists and is yours");
        }
    }

    private void complain(TraceFiles files, Unreadable place) {
        spec.commandLine()
                .getErr()
                .println(Printable.line(files.names()
                                .getOrDefault(
                                        place.place().file(), place.place().file()) + ": " + place.found() + "; "
                        + place.remedy()));
    }

    private static SiteFacts facts(Site site) {
        return new SiteFacts(
                site.name(),
                site.trunk().domain(),
                site.callEdge(),
                site.connection(),
                site.trunk().secure(),
                site.router().transport(),
                site.router().rtpPorts().ports());
    }
}
