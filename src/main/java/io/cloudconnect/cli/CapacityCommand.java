package io.cloudconnect.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.app.Site;
import io.cloudconnect.app.SiteProps;
import io.cloudconnect.app.SitesFile;
import io.cloudconnect.capacity.CallBandwidth;
import io.cloudconnect.capacity.CapacityPlan;
import io.cloudconnect.capacity.Demand;
import io.cloudconnect.capacity.Limit;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cloudconnect capacity SITE}. */
@Command(
        name = "capacity",
        description = "Tells what a number of G.711 calls needs, what the site has, and what to order.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cloudconnect capacity virginia --calls 100",
            "  cloudconnect capacity virginia --calls 400 --call-seconds 45 --trunk-cps 5",
            "",
            "Exit code 1 when the calls do not fit. A pair is measured by one router."
        })
final class CapacityCommand implements Callable<Integer> {
    private static final int DOES_NOT_FIT = 1;

    @Parameters(paramLabel = "SITE", description = "Name of the site.")
    private String site;

    @Mixin
    private SitesOption sites;

    @Option(names = "--calls", paramLabel = "N", required = true, description = "Calls at a time.")
    private int calls;

    @Option(
            names = "--call-seconds",
            paramLabel = "S",
            description = "How long a call lasts on average. Default: ${DEFAULT-VALUE}.",
            defaultValue = "180")
    private int callSeconds;

    @Option(
            names = "--trunk-cps",
            paramLabel = "N",
            description =
                    "Calls a second Twilio grants the trunk in this region. Default: ${DEFAULT-VALUE}, as for every"
                            + " new one.",
            defaultValue = "1")
    private int trunkCps;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        SitesFile file = sites.read();
        Site chosen = SitesOption.site(file, site);
        CapacityPlan plan = CapacityPlan.of(
                new SiteProps(file.twilio(), chosen).routerConfiguration().settings(0), chosen.edge(), demand());
        if (format == Format.json) {
            spec.commandLine().getOut().println(json(plan));
        } else {
            print(plan, chosen);
        }
        return plan.fits() ? 0 : DOES_NOT_FIT;
    }

    private Demand demand() {
        try {
            return new Demand(calls, callSeconds, trunkCps);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage());
        }
    }

    private void print(CapacityPlan plan, Site chosen) {
        PrintWriter out = spec.commandLine().getOut();
        CallBandwidth call = plan.twilioSide();
        out.println("One call to Twilio, each way: "
                + call.layers().stream()
                        .map(layer -> layer.bytes() + " " + layer.name())
                        .collect(Collectors.joining(" + "))
                + " = " + call.bytes() + " bytes, 50 times a second: " + kbps(call.kbps())
                + "; counted as " + kbps(call.orderedKbps()));
        out.println();
        Table.print(out, plan.limits().stream().map(CapacityCommand::row).toList());
        out.println();
        out.println("Site " + chosen + " carries " + plan.calls() + " calls as it is; its router admits "
                + plan.admitted() + ".");
        if (!plan.fits()) {
            out.println("For " + calls + " calls change:");
            plan.limits().stream()
                    .flatMap(limit -> limit.remedy().stream())
                    .forEach(remedy -> out.println("  " + remedy));
        }
    }

    private static Map<String, Object> row(Limit limit) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("limit", limit.name());
        row.put("needed", limit.needed());
        row.put("site has", limit.has());
        row.put("carries", limit.calls() + " calls");
        row.put("fits", limit.fits() ? "yes" : "NO");
        return row;
    }

    private String json(CapacityPlan plan) throws JsonProcessingException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("site", site);
        answer.put("calls", calls);
        answer.put("fits", plan.fits());
        answer.put("carries", plan.calls());
        answer.put("callKbps", plan.twilioSide().kbps());
        answer.put("limits", plan.limits().stream().map(CapacityCommand::fields).toList());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    }

    private static Map<String, Object> fields(Limit limit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("limit", limit.name());
        fields.put("needed", limit.needed());
        fields.put("has", limit.has());
        fields.put("calls", limit.calls());
        fields.put("fits", limit.fits());
        fields.put("remedy", limit.remedy().orElse(""));
        return fields;
    }

    private static String kbps(double value) {
        return String.format(Locale.ROOT, "%.1f kbit/s", value);
    }
}
