package io.cloudconnect.local;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The caller's environment without anything that leads out of this machine: AWS and Twilio settings, CDK switches,
 * proxies. A run against the local cloud must not reach a real account by accident.
 */
final class CleanEnvironment {
    private CleanEnvironment() {}

    static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> clean = new TreeMap<>(environment);
        clean.keySet().removeIf(CleanEnvironment::leadsOut);
        return clean;
    }

    private static boolean leadsOut(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("AWS_")
                || upper.startsWith("TWILIO_")
                || upper.startsWith("CDK_")
                || upper.startsWith("MOTO_")
                || upper.startsWith("PYTHON")
                || upper.startsWith("NODE_")
                || upper.endsWith("_PROXY");
    }
}
