package io.cloudconnect.cube;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the legality check says of a text, kept for the last few: a site file's reader checks each router, and the
 * construct asks again.
 */
final class Checked {
    private static final int KEPT = 64;
    private static final Map<String, List<Violation>> RECENT = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Violation>> eldest) {
            return size() > KEPT;
        }
    };

    private Checked() {}

    /** {@return all violations in a configuration's text} */
    static synchronized List<Violation> violations(String text) {
        List<Violation> known = RECENT.get(text);
        if (known == null) {
            known = LegalityCheck.of(text).violations();
            RECENT.put(text, known);
        }
        return known;
    }
}
