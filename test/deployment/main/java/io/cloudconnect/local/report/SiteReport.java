package io.cloudconnect.local.report;

import io.cloudconnect.app.Site;
import io.cloudconnect.local.terminal.Paint;
import io.cloudconnect.local.terminal.Terminal;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A deployed site on a page: router, firewall, trunk, outputs, picture. */
public final class SiteReport {
    private static final String INDENT = "  ";
    private static final Pattern COLUMN = Pattern.compile(" {2,}(?=\\S)");
    private static final int FARTHEST_COLUMN = 40;

    private final PrintStream out;
    private final Paint paint;
    private final int columns;

    /** For a terminal: no line is wider than it where a blank allows; elsewhere every line stays whole. */
    public SiteReport(PrintStream out, Terminal terminal) {
        this.out = out;
        this.paint = terminal.outputPaint();
        this.columns = terminal.output() ? terminal.columns() : Integer.MAX_VALUE;
    }

    /** Writes the page. */
    public void write(Site site, StandingSite standing) {
        // The longest first: what people look for is near the end, where the terminal stops scrolling.
        standing.routers().forEach(this::router);
        sheet("The firewall, as EC2 has it", new FirewallSheet(paint).lines(standing));
        standing.trunk()
                .ifPresent(trunk ->
                        sheet("The trunk, as Twilio has it", new TrunkSheet(paint).lines(trunk, standing.twilio())));
        sheet(
                "Stack " + standing.stack() + ", " + standing.resourceCount() + " resources, " + standing.status(),
                outputs(standing));
        section("What stands", TopologyPicture.lines(site, standing));
    }

    private List<String> outputs(StandingSite standing) {
        List<String> lines = new ArrayList<>();
        int width = standing.outputs().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        standing.outputs().forEach((name, value) -> {
            lines.add(String.format(Locale.ROOT, "%-" + width + "s  %s", name, paint.value(value)));
            lines.add(
                    " ".repeat(width + 2) + paint.quiet(standing.descriptions().getOrDefault(name, "")));
        });
        return lines;
    }

    private void router(RouterInstance router) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(
                "  ",
                paint.value(router.instanceId()),
                router.state(),
                router.type(),
                router.imageId(),
                router.zone()));
        for (int index = 0; index < router.interfaces().size(); index++) {
            RouterInstance.Interface port = router.interfaces().get(index);
            lines.add("GigabitEthernet" + (index + 1) + "  " + paint.value(port.id()) + "  " + port.privateIp()
                    + (port.publicIp().isEmpty() ? "" : "  Elastic IP " + paint.value(port.publicIp())));
        }
        List<String> text = router.userData().lines().toList();
        section(
                "The router's day-0 configuration, " + text.size() + " lines, decoded from its user data",
                text.stream().map(this::configuration).toList());
        sheet("The router, as EC2 has it", lines);
    }

    private String configuration(String line) {
        String bar = paint.quiet("│ ");
        boolean heading = line.startsWith("!") || line.startsWith("Section:");
        return bar + (heading ? paint.title(line) : line);
    }

    /** Where a line that is too long goes on: under the last of its columns, which two blanks part. */
    private int indent(String line) {
        Matcher column = COLUMN.matcher(Paint.plain(line));
        int indent = INDENT.length();
        while (column.find() && column.end() <= FARTHEST_COLUMN) {
            indent = column.end();
        }
        return indent;
    }

    private void section(String title, List<String> lines) {
        out.println();
        out.println(paint.title(title));
        lines.forEach(line -> out.println((INDENT + line).stripTrailing()));
        out.flush();
    }

    /** A section whose lines are folded; router text and the picture would be spoilt by it. */
    private void sheet(String title, List<String> lines) {
        section(
                title,
                lines.stream()
                        .flatMap(line -> Paint.fold(line, columns - 1 - INDENT.length(), indent(line)).stream())
                        .toList());
    }
}
