package io.cloudconnect.cost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a price sheet and tells every mistake in it. */
final class PriceSheetReader {
    private static final Set<String> PRICE_FIELDS =
            Set.of("kind", "model", "what", "price", "per", "when", "source", "read");

    private final String place;
    private final List<String> mistakes = new ArrayList<>();

    PriceSheetReader(String place) {
        this.place = place;
    }

    PriceSheet read(String yaml) {
        JsonNode root = root(yaml);
        String name = text(root, "", "name");
        String date = text(root, "", "date");
        String currency = text(root, "", "currency");
        List<Kind> covers = list(root, "covers", cell -> kind(cell, "covers"));
        List<LicenceModel> models = new ArrayList<>();
        each(root, "models", (cell, at) -> models.add(model(cell, at)));
        List<Price> prices = new ArrayList<>();
        each(root, "prices", (cell, at) -> price(cell, at, models).ifPresent(prices::add));
        if (!date.isEmpty()) {
            day(date, "date");
        }
        if (!mistakes.isEmpty()) {
            throw new PriceSheetException(mistakes);
        }
        return new PriceSheet(name, date, currency, list(root, "notes", JsonNode::asText), covers, models, prices);
    }

    private JsonNode root(String yaml) {
        try {
            JsonNode root = new YAMLMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(yaml);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            throw new PriceSheetException(List.of(place + ":"
                    + (e.getLocation() == null ? "" : e.getLocation().getLineNr() + ":")
                    + " is not YAML; print a sheet to start from with --print-prices"));
        }
        throw new PriceSheetException(
                List.of(place + ": is no price sheet; print one to start from with --print-prices"));
    }

    private LicenceModel model(JsonNode cell, String at) {
        return new LicenceModel(
                text(cell, at, "id"),
                text(cell, at, "name"),
                list(cell, "needs", kind -> kind(kind, at + ".needs")),
                Optional.ofNullable(cell.get("unavailable")).map(JsonNode::asText));
    }

    private Optional<Price> price(JsonNode cell, String at, List<LicenceModel> models) {
        int before = mistakes.size();
        cell.fieldNames().forEachRemaining(field -> {
            if (!PRICE_FIELDS.contains(field)) {
                mistake(
                        at + "." + field,
                        "is unknown; a price has kind, model, what, price, per, when, source and read");
            }
        });
        Kind kind = checked(at, () -> Kind.of(text(cell, at, "kind")));
        Per per = checked(at, () -> Per.of(text(cell, at, "per")));
        String what = text(cell, at, "what");
        JsonNode amount = cell.path("price");
        if (!amount.isNumber() || amount.decimalValue().signum() < 0) {
            mistake(at + ".price", "\"" + amount.asText() + "\" is no amount; write a number such as 0.17");
        }
        Optional<String> model = Optional.ofNullable(cell.get("model")).map(JsonNode::asText);
        model.filter(id -> models.stream().noneMatch(known -> known.id().equals(id)))
                .ifPresent(id -> mistake(
                        at + ".model",
                        "\"" + id + "\" is none of the sheet's; there are "
                                + String.join(
                                        ", ",
                                        models.stream().map(LicenceModel::id).toList())));
        Map<String, String> when = new LinkedHashMap<>();
        cell.path("when")
                .fields()
                .forEachRemaining(
                        entry -> when.put(entry.getKey(), entry.getValue().asText()));
        Optional<LocalDate> read =
                Optional.ofNullable(cell.get("read")).flatMap(day -> day(day.asText(), at + ".read"));
        if (mistakes.size() > before) {
            return Optional.empty();
        }
        BigDecimal value = amount.decimalValue();
        return Optional.of(new Price(
                kind,
                model,
                what,
                value,
                per,
                when,
                Optional.ofNullable(cell.get("source")).map(JsonNode::asText),
                read));
    }

    private Kind kind(JsonNode cell, String at) {
        return checked(at, () -> Kind.of(cell.asText()));
    }

    private Optional<LocalDate> day(String text, String at) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            mistake(at, "\"" + text + "\" is no day; write it as 2026-08-29");
            return Optional.empty();
        }
    }

    private String text(JsonNode section, String at, String field) {
        JsonNode cell = section.path(field);
        if (!cell.isValueNode() || cell.asText().isBlank()) {
            mistake(at.isEmpty() ? field : at + "." + field, "is missing; write it");
            return "";
        }
        return cell.asText();
    }

    private static <T> List<T> list(JsonNode section, String field, Function<JsonNode, T> read) {
        List<T> values = new ArrayList<>();
        section.path(field).forEach(cell -> {
            T value = read.apply(cell);
            if (value != null) {
                values.add(value);
            }
        });
        return values;
    }

    private interface Row {
        void read(JsonNode cell, String at);
    }

    private void each(JsonNode root, String field, Row row) {
        JsonNode cells = root.path(field);
        if (!cells.isArray() || cells.isEmpty()) {
            mistake(field, "is missing; write a list");
        }
        for (int index = 0; index < cells.size(); index++) {
            row.read(cells.get(index), field + "[" + (index + 1) + "]");
        }
    }

    private interface Check<T> {
        T run();
    }

    private <T> T checked(String at, Check<T> check) {
        int before = mistakes.size();
        try {
            return check.run();
        } catch (IllegalArgumentException e) {
            if (mistakes.size() == before) {
                mistake(at, e.getMessage());
            }
            return null;
        }
    }

    private void mistake(String at, String what) {
        mistakes.add(place + ": " + at + ": " + what);
    }
}
