package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.contract.TrunkProperties.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A map of custom resource properties under reading: CloudFormation has turned every scalar into a string, and every
 * mistake is noted with its place instead of stopping at the first.
 */
final class Properties {
    private final String path;
    private final Map<?, ?> map;
    private final List<String> errors;

    private Properties(String path, Map<?, ?> map, List<String> errors) {
        this.path = path;
        this.map = map;
        this.errors = errors;
    }

    static Properties of(Map<?, ?> map) {
        return new Properties("", map, new ArrayList<>());
    }

    List<String> errors() {
        return errors;
    }

    /** Notes a mistake: where, what was found, what to do. */
    void error(String key, Object found, String remedy) {
        errors.add(path + key + ": found " + (found == null ? "nothing" : "\"" + found + "\"") + ", " + remedy);
    }

    Optional<String> optional(String key) {
        Object value = map.get(key);
        if (value == null || value.toString().isEmpty()) {
            return Optional.empty();
        }
        if (value instanceof Map || value instanceof List) {
            error(key, value, "expected a single value");
            return Optional.empty();
        }
        return Optional.of(value.toString());
    }

    String text(String key, String pattern, String shape) {
        int before = errors.size();
        Optional<String> value = optionalText(key, pattern, shape);
        if (value.isEmpty() && errors.size() == before) {
            error(key, null, "expected " + shape);
        }
        return value.orElse("");
    }

    Optional<String> optionalText(String key, String pattern, String shape) {
        Optional<String> value = optional(key);
        value.filter(text -> !text.matches(pattern)).ifPresent(text -> error(key, text, "expected " + shape));
        return value;
    }

    boolean flag(String key, boolean otherwise) {
        Optional<String> value = optional(key);
        if (value.isPresent() && !value.get().matches("(?i)true|false")) {
            error(key, value.get(), "expected true or false");
        }
        return value.map(Boolean::parseBoolean).orElse(otherwise);
    }

    int number(String key, int from, int to, int otherwise) {
        Optional<String> value = optional(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        String shape = "expected a whole number from " + from + " to " + to;
        if (!value.get().matches("\\d{1,9}")) {
            error(key, value.get(), shape);
            return otherwise;
        }
        int parsed = Integer.parseInt(value.get());
        if (parsed < from || parsed > to) {
            error(key, value.get(), shape);
        }
        return parsed;
    }

    <E extends Enum<E> & Wire> E choice(String key, E[] values, E otherwise) {
        Optional<String> value = optional(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        Optional<E> known = Arrays.stream(values)
                .filter(candidate -> candidate.wire().equals(value.get()))
                .findFirst();
        if (known.isEmpty()) {
            error(
                    key,
                    value.get(),
                    "expected one of " + Arrays.stream(values).map(Wire::wire).collect(Collectors.joining(", ")));
        }
        return known.orElse(otherwise);
    }

    /** A map inside this one; empty where there is none. */
    Optional<Properties> inner(String key) {
        Object value = map.get(key);
        if (value instanceof Map<?, ?> inner) {
            return Optional.of(new Properties(path + key + ".", inner, errors));
        }
        if (value != null) {
            error(key, value, "expected a set of properties");
        }
        return Optional.empty();
    }

    List<Properties> innerList(String key) {
        List<Properties> all = new ArrayList<>();
        int index = 0;
        for (Object value : list(key)) {
            String place = path + key + "[" + index++ + "]";
            if (value instanceof Map<?, ?> inner) {
                all.add(new Properties(place + ".", inner, errors));
            } else {
                errors.add(place + ": found \"" + value + "\", expected a set of properties");
            }
        }
        return all;
    }

    List<String> texts(String key, String pattern, String shape) {
        Map<String, Boolean> seen = new LinkedHashMap<>();
        int index = 0;
        for (Object value : list(key)) {
            String text = String.valueOf(value);
            String place = key + "[" + index++ + "]";
            if (!text.matches(pattern)) {
                error(place, text, "expected " + shape);
            } else if (seen.put(text, true) != null) {
                error(place, text, "it stands there twice; remove one");
            }
        }
        return List.copyOf(seen.keySet());
    }

    private List<?> list(String key) {
        Object value = map.get(key);
        if (value == null || value.equals("")) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        error(key, value, "expected a list");
        return List.of();
    }
}
