package io.cloudconnect.cube;

import io.cloudconnect.cube.CommandForm.Attempt;
import io.cloudconnect.cube.CommandForm.Name;
import io.cloudconnect.cube.CommandForm.Named;
import io.cloudconnect.cube.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names that are defined and referred to, over the whole configuration. */
final class References {
    private static final String ADDRESS = "address";

    private final Map<String, Integer> definitions = new HashMap<>();
    private final List<Pending> pending = new ArrayList<>();

    /** Notes the names of a command, and says which of them are defined a second time. */
    List<Violation> note(int number, Attempt attempt, CommandForm form, OpenMode mode) {
        List<Violation> repeated = new ArrayList<>();
        for (Named named : attempt.names()) {
            String kind = named.name().namespace();
            boolean local = kind.startsWith(".");
            String key = kind + (local ? "@" + mode.opening() : "") + ' ' + named.value();
            if (named.name().use() == Name.Use.USE) {
                pending.add(new Pending(number, attempt.line(), kind, named.value(), form.source()));
                continue;
            }
            Integer first = definitions.putIfAbsent(key, number);
            if (first != null && named.name().use() == Name.Use.NEW) {
                String word = kind.replace(".", "");
                repeated.add(new Violation(
                        number,
                        attempt.line(),
                        word.equals(ADDRESS) ? Kind.DUPLICATE_ADDRESS : Kind.TAG_REUSED,
                        word + " " + named.value() + " stands in line " + first + " already",
                        word.equals(ADDRESS) ? "leave one of them out" : "use another tag",
                        form.source()));
            }
        }
        return repeated;
    }

    List<Violation> undefined() {
        return pending.stream()
                .filter(use -> !definitions.containsKey(use.kind() + ' ' + use.value()))
                .map(use -> new Violation(
                        use.number(),
                        use.line(),
                        Kind.UNDEFINED_REFERENCE,
                        use.kind() + " " + use.value() + " is not defined",
                        "define it, or take the reference out",
                        use.source()))
                .toList();
    }

    private record Pending(int number, String line, String kind, String value, String source) {}
}
