package io.cloudconnect.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.app.Site;
import io.cloudconnect.app.SitesFile;
import io.cloudconnect.teardown.Orphan;
import io.cloudconnect.teardown.Orphan.Fate;
import io.cloudconnect.teardown.OrphanSearch;
import io.cloudconnect.teardown.Orphans;
import io.cloudconnect.teardown.TeardownException;
import io.cloudconnect.teardown.TwilioSide;
import io.cloudconnect.teardown.aws.AwsAccount;
import io.cloudconnect.teardown.aws.Regions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cloudconnect orphans}. */
@Command(
        name = "orphans",
        description = "Finds what Cloud Connect made in AWS and at Twilio and no living stack has any more.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cloudconnect orphans                              in every region of the account",
            "  cloudconnect orphans --region us-east-1 --format json",
            "  cloudconnect orphans --remove --yes               in a pipeline",
            "",
            "Exit code 1: there are some, or some could not be removed."
        })
final class OrphansCommand implements Callable<Integer> {
    private static final int FOUND = 1;

    @Mixin
    private SitesOption sites;

    @Mixin
    private AwsOption aws;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Look here; may be repeated. Default: every region the account can use.")
    private List<String> regions = new ArrayList<>();

    @Option(names = "--remove", description = "Remove them, after asking.")
    private boolean remove;

    @Option(names = "--release-addresses", description = "With --remove: release Elastic IPs as well.")
    private boolean releaseAddresses;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        if (releaseAddresses && !remove) {
            throw new ParameterException(spec.commandLine(), "--release-addresses goes with --remove");
        }
        SitesFile file = sites.read();
        String any = regions.isEmpty() ? file.sites().get(0).region() : regions.get(0);
        AwsAccount account = aws.connect(any);
        List<String> enabled = Regions.of(account, any);
        regions.stream().filter(region -> !enabled.contains(region)).findFirst().ifPresent(region -> {
            throw new UserError("--region " + region + ": account " + account.id() + " cannot use it; it can use "
                    + String.join(", ", enabled));
        });
        Set<String> searched = new LinkedHashSet<>(regions.isEmpty() ? enabled : regions);
        TwilioSide twilio = twilio(account, file);
        spec.commandLine()
                .getErr()
                .println("looking in AWS account " + account.id() + " (" + searched.size() + " of " + enabled.size()
                        + " regions) and Twilio account " + twilio.accountSid());
        boolean everywhere = searched.containsAll(enabled);
        Orphans found = new OrphanSearch(account, twilio, searched, everywhere, file.sites()).run();
        print(found.all());
        if (!remove) {
            return found.of(Fate.REMOVED).isEmpty()
                            && found.of(Fate.BY_HAND).isEmpty()
                            && found.of(Fate.ADDRESS).isEmpty()
                    ? 0
                    : FOUND;
        }
        return remove(found, twilio, account);
    }

    private int remove(Orphans found, TwilioSide twilio, AwsAccount account) {
        int count = found.of(Fate.REMOVED).size()
                + (releaseAddresses ? found.of(Fate.ADDRESS).size() : 0);
        if (count > 0) {
            confirm(count);
        }
        PrintWriter err = spec.commandLine().getErr();
        List<String> failures = count == 0 ? List.of() : found.remove(twilio, account, releaseAddresses, err::println);
        failures.forEach(failure -> err.println("not removed: " + failure));
        return failures.isEmpty() && found.of(Fate.BY_HAND).isEmpty() ? 0 : FOUND;
    }

    private void confirm(int count) {
        if (yes) {
            return;
        }
        if (System.console() == null) {
            throw new UserError("nobody is there to be asked; say --yes to remove " + count);
        }
        String answer = System.console().readLine("Remove %d? Type remove: ", count);
        if (answer == null || !answer.strip().equals("remove")) {
            throw new UserError("nothing was removed: the answer was not \"remove\"");
        }
    }

    /** The secret is where the sites are. */
    private static TwilioSide twilio(AwsAccount account, SitesFile file) {
        TeardownException last = null;
        for (String region : file.sites().stream().map(Site::region).distinct().toList()) {
            try {
                return TwilioSide.open(account, region, file.twilio().credentials(), System.getenv());
            } catch (TeardownException e) {
                last = e;
            }
        }
        throw last == null ? new UserError("the site file has no site") : last;
    }

    private void print(List<Orphan> orphans) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        List<Map<String, Object>> rows = orphans.stream()
                .map(format == Format.json ? OrphansCommand::row : OrphansCommand::line)
                .toList();
        if (format == Format.json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
        } else if (rows.isEmpty()) {
            out.println("no orphans");
        } else {
            Table.print(out, rows);
        }
        out.flush();
    }

    /** An ARN is long, and ends with the name. */
    private static Map<String, Object> line(Orphan orphan) {
        Map<String, Object> line = row(orphan);
        line.replace("id", orphan.id().startsWith("arn:") ? orphan.name() : orphan.id());
        line.replace("name", orphan.id().startsWith("arn:") || orphan.id().equals(orphan.name()) ? "" : orphan.name());
        return line;
    }

    private static Map<String, Object> row(Orphan orphan) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("side", orphan.side());
        row.put("place", orphan.place());
        row.put("kind", orphan.kind());
        row.put("id", orphan.id());
        row.put("name", orphan.name());
        row.put("owner", orphan.owner());
        row.put("fate", orphan.fate().toString());
        return row;
    }
}
