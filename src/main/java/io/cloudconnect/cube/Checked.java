package io.cloudconnect.cube;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the legality check says of the configuration of a router, kept for the last few: a site file's reader checks
 * each router, and the construct asks again.
 */
final class Checked {
    private static final int KEPT = 64;
    private static final Map<CubeSettings, List<Violation>> RECENT = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CubeSettings, List<Violation>> eldest) {
            return size() > KEPT;
        }
    };

    private Checked() {}

    /** {@return all violations in the text these settings lead to} */
    static synchronized List<Violation> violations(CubeSettings settings, Supplier<String> text) {
        List<Violation> known = RECENT.get(settings);
        if (known == null) {
            known = LegalityCheck.of(text.get()).violations();
            RECENT.put(settings, known);
        }
        return known;
    }
}
