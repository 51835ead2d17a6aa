package io.cloudconnect.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudconnect.app.Site;
import io.cloudconnect.cost.PriceSheet;
import io.cloudconnect.cost.PriceSheetException;
import io.cloudconnect.cost.YearlyCost;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cloudconnect cost SITE}. */
@Command(
        name = "cost",
        description = "Calculates what a site costs a year under each licence model, from a dated price sheet.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cloudconnect cost virginia --calls 50",
            "  cloudconnect cost --print-prices > prices.yaml    a copy to add your prices to",
            "  cloudconnect cost virginia --prices prices.yaml --format json",
            "  cloudconnect cost virginia --prices 2018          as it was calculated then",
            "",
            "What has no price in the sheet is shown as not given; nothing is guessed."
        })
final class CostCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SITE", arity = "0..1", description = "Name of the site; not with --print-prices.")
    private String site;

    @Mixin
    private SitesOption sites;

    @Option(
            names = "--calls",
            paramLabel = "N",
            description = "G.711 calls at a time in busy hours. Default: ${DEFAULT-VALUE}.",
            defaultValue = "10")
    private int calls;

    @Option(
            names = "--busy-hours",
            paramLabel = "H",
            description = "Busy hours a year, 8 on 250 days. Default: ${DEFAULT-VALUE}.",
            defaultValue = "2000")
    private int busyHours;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "A price sheet, or the year of one that comes along: 2018, 2026. Default: ${DEFAULT-VALUE}.",
            defaultValue = PriceSheet.CURRENT)
    private String prices;

    @Option(names = "--print-prices", description = "Print the price sheet instead, to be copied and edited.")
    private boolean printPrices;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        if ((site == null) != printPrices) {
            throw new ParameterException(spec.commandLine(), "name either a SITE or --print-prices");
        }
        if (calls < 0 || busyHours < 0 || busyHours > 8784) {
            throw new UserError("--calls " + calls + " and --busy-hours " + busyHours
                    + ": write no fewer than 0 calls, and hours from 0 to 8784");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (printPrices) {
            out.print(sheetText());
            out.flush();
            return 0;
        }
        PriceSheet sheet = sheet();
        Site chosen = SitesOption.site(sites.read(), site);
        List<YearlyCost> models = sheet.yearly(SiteNeeds.of(chosen, calls, busyHours));
        if (format == Format.json) {
            out.println(json(sheet, models));
        } else {
            print(out, sheet, models);
        }
        return 0;
    }

    private PriceSheet sheet() {
        try {
            return PriceSheet.parse(sheetText(), prices);
        } catch (PriceSheetException e) {
            throw new UserError(e.getMessage());
        }
    }

    private String sheetText() {
        if (PriceSheet.BUILT_IN.contains(prices)) {
            return PriceSheet.text(prices);
        }
        try {
            return Files.readString(Path.of(prices));
        } catch (IOException e) {
            throw new UserError(
                    "--prices: " + prices + " cannot be read; print a sheet to start from with --print-prices");
        }
    }

    private void print(PrintWriter out, PriceSheet sheet, List<YearlyCost> models) {
        out.println("Site " + site + ", a year, " + sheet.currency() + ", prices of " + sheet.date() + "; " + calls
                + " calls in " + busyHours + " busy hours");
        out.println();
        new CostTable(models).print(out);
        out.println();
        sheet.notes().forEach(out::println);
        unconfirmed(models)
                .forEach(line -> out.println("price to confirm: " + line.what() + "; hold it against "
                        + line.source().orElseThrow()));
        for (String need : missing(models)) {
            out.println("price not given: " + need + "; add it to "
                    + (PriceSheet.BUILT_IN.contains(prices) ? "a copy of the sheet (--print-prices)" : prices));
        }
    }

    /** Prices that have a source, and no day on which somebody read them there. */
    private static Collection<YearlyCost.Line> unconfirmed(List<YearlyCost> models) {
        Map<String, YearlyCost.Line> unconfirmed = new LinkedHashMap<>();
        models.stream()
                .flatMap(model -> model.lines().stream())
                .filter(line -> line.source().isPresent() && line.read().isEmpty())
                .forEach(line -> unconfirmed.put(line.what(), line));
        return unconfirmed.values();
    }

    /** Each once, with the condition a price for it would have. */
    private static Set<String> missing(List<YearlyCost> models) {
        Set<String> missing = new LinkedHashSet<>();
        for (YearlyCost model : models) {
            model.lines().stream()
                    .filter(line -> line.amount().isEmpty())
                    .forEach(line -> missing.add(line.kind() + " (" + line.what() + ")"));
        }
        return missing;
    }

    private static String json(PriceSheet sheet, List<YearlyCost> models) throws JsonProcessingException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (YearlyCost model : models) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("model", model.model());
            row.put("name", model.name());
            row.put("available", model.unavailable().isEmpty());
            row.put("total", model.total());
            row.put("complete", model.isComplete());
            row.put("lines", model.lines().stream().map(CostCommand::fields).toList());
            rows.add(row);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("prices", sheet.name());
        answer.put("date", sheet.date());
        answer.put("currency", sheet.currency());
        answer.put("sources", sheet.sources());
        answer.put("models", rows);
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    }

    private static Map<String, Object> fields(YearlyCost.Line line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", line.kind().id());
        fields.put("what", line.what());
        fields.put("count", line.need().count());
        line.amount().ifPresent(amount -> fields.put("amount", amount));
        line.source().ifPresent(source -> fields.put("source", source));
        line.read().ifPresent(day -> fields.put("read", day.toString()));
        return fields;
    }
}
