package io.cloudconnect.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.app.Site;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cloudconnect sites}. */
@Command(
        name = "sites",
        description = "Lists the sites: region, Twilio's edge, termination domain, router, stack.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  cloudconnect sites", "  cloudconnect sites --sites emea.yaml --format json | jq -r '.[].stack'"})
final class SitesCommand implements Callable<Integer> {
    @Mixin
    private SitesOption sites;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        List<Map<String, Object>> rows =
                sites.read().sites().stream().map(SitesCommand::row).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
        } else {
            Table.print(out, rows);
        }
        return 0;
    }

    private static Map<String, Object> row(Site site) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("site", site.name());
        row.put("region", site.region());
        row.put("exchange", site.edge().reference());
        row.put("today", site.callEdge().reference());
        row.put("domain", site.trunk().domain().fullName());
        row.put("platform", site.router().platform().id());
        row.put("routers", site.router().redundancy().routers());
        row.put("stack", site.stackName());
        return row;
    }
}
