package io.cloudconnect.cube;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All values of several axes with each other, and words for some of them. */
final class Combinations {
    private Combinations() {}

    /** One for each combination, the last axis fastest. */
    static List<Map<String, String>> of(Map<String, List<String>> axes) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> shorter : combinations) {
                for (String value : axis.getValue()) {
                    Map<String, String> combination = new LinkedHashMap<>(shorter);
                    combination.put(axis.getKey(), value);
                    longer.add(combination);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /**
     * The values that lead to exactly these combinations: {@code transport tls, path direct or direct-connect}; where
     * one such line is not enough, several with a semicolon between.
     */
    static String inWords(Map<String, List<String>> axes, List<Map<String, String>> some) {
        return String.join("; ", lines(axes, some));
    }

    private static List<String> lines(Map<String, List<String>> axes, List<Map<String, String>> some) {
        Map<String, Set<String>> used = new LinkedHashMap<>();
        axes.keySet()
                .forEach(axis -> used.put(
                        axis,
                        some.stream()
                                .map(combination -> combination.get(axis))
                                .collect(Collectors.toCollection(LinkedHashSet::new))));
        int product = used.values().stream().mapToInt(Set::size).reduce(1, (left, right) -> left * right);
        if (product == some.size()) {
            return List.of(line(axes, used));
        }
        List<String> fewest = null;
        for (String axis : axes.keySet()) {
            if (used.get(axis).size() > 1) {
                List<String> lines = used.get(axis).stream()
                        .flatMap(value -> lines(
                                        axes,
                                        some.stream()
                                                .filter(combination -> combination.get(axis).equals(value))
                                                .toList())
                                .stream())
                        .toList();
                fewest = fewest == null || lines.size() < fewest.size() ? lines : fewest;
            }
        }
        return fewest;
    }

    private static String line(Map<String, List<String>> axes, Map<String, Set<String>> used) {
        String words = axes.keySet().stream()
                .filter(axis -> used.get(axis).size() < axes.get(axis).size())
                .map(axis -> axis + " " + String.join(" or ", used.get(axis)))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "always" : words;
    }
}
