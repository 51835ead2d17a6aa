package io.cloudconnect.cube;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the legality check says of a configuration, kept for the last few: a site file's reader checks each router, and
 * the construct asks again, with addresses that are tokens, which changes nothing the check looks at.
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

    /** {@return all violations in the text of these settings, with sample addresses} */
    static List<Violation> violations(CubeSettings settings) {
        // Addresses may be tokens yet; the longest ones stand in for them.
        CubeSettings sampled = settings.sampled();
        synchronized (RECENT) {
            List<Violation> known = RECENT.get(sampled);
            if (known == null) {
                known = LegalityCheck.of(CubeConfiguration.generate(sampled).text())
                        .violations();
                RECENT.put(sampled, known);
            }
            return known;
        }
    }
}
