package io.cloudconnect.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Prices of one day.
 *
 * <p>Two come with the library, {@link #CURRENT} and {@code 2018}; anybody's own is a YAML file of the same form.
 */
public final class PriceSheet {
    /** The name of the newest sheet that comes with the library. */
    public static final String CURRENT = "2026";

    /** The names of the sheets that come with the library. */
    public static final List<String> BUILT_IN = List.of("2018", CURRENT);

    private final String name;
    private final String date;
    private final String currency;
    private final List<String> notes;
    private final List<Kind> covers;
    private final List<LicenceModel> models;
    private final List<Price> prices;

    PriceSheet(
            String name,
            String date,
            String currency,
            List<String> notes,
            List<Kind> covers,
            List<LicenceModel> models,
            List<Price> prices) {
        this.name = name;
        this.date = date;
        this.currency = currency;
        this.notes = List.copyOf(notes);
        this.covers = List.copyOf(covers);
        this.models = List.copyOf(models);
        this.prices = List.copyOf(prices);
    }

    /** A sheet that comes with the library, by its name. */
    public static PriceSheet builtIn(String name) {
        return parse(text(name), name);
    }

    /**
     * Reads a sheet.
     *
     * @param place what messages call it
     * @throws PriceSheetException with everything that is wrong with it
     */
    public static PriceSheet parse(String yaml, String place) {
        return new PriceSheetReader(place).read(yaml);
    }

    /** The file of a sheet that comes with the library, to be copied and edited. */
    public static String text(String name) {
        try (InputStream in = PriceSheet.class.getResourceAsStream("prices-" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A year of these needs, under each licence model; what the sheet does not cover is left out. */
    public List<YearlyCost> yearly(List<Need> needs) {
        return models.stream()
                .map(model -> new YearlyCost(model.id(), model.name(), model.unavailable(), lines(model, needs)))
                .toList();
    }

    private List<YearlyCost.Line> lines(LicenceModel model, List<Need> needs) {
        List<YearlyCost.Line> lines = new ArrayList<>();
        if (model.unavailable().isPresent()) {
            return lines;
        }
        for (Need need : needs) {
            if (!covers.contains(need.kind()) || !model.takes(need)) {
                continue;
            }
            List<Price> found =
                    prices.stream().filter(price -> price.isFor(need, model)).toList();
            if (found.isEmpty()) {
                lines.add(YearlyCost.Line.withoutPrice(need));
            }
            found.forEach(price -> lines.add(YearlyCost.Line.of(need, price)));
        }
        return lines;
    }

    public String name() {
        return name;
    }

    /** The day the prices are of, ISO 8601. */
    public String date() {
        return date;
    }

    /** {@code USD}. */
    public String currency() {
        return currency;
    }

    /** What a reader of the figures should know. */
    public List<String> notes() {
        return notes;
    }

    /** Where the prices were read. */
    public List<String> sources() {
        return prices.stream()
                .flatMap(price -> price.source().stream())
                .distinct()
                .toList();
    }
}
