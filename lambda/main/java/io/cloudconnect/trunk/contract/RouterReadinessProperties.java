package io.cloudconnect.trunk.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the custom resource that waits for a router carries.
 *
 * @param instanceId {@code i-…}
 * @param bootSeconds how long a router needs at least, from the moment it is waited for, until it takes calls
 */
public record RouterReadinessProperties(String instanceId, long bootSeconds) {
    /** The custom resource's type in the template. */
    public static final String RESOURCE_TYPE = "Custom::VcubeReadiness";

    /** {@return the properties as the template carries them} */
    public Map<String, Object> toMap() {
        return Map.of("instanceId", instanceId, "bootSeconds", bootSeconds);
    }

    /**
     * Reads the properties as CloudFormation hands them over, every scalar a string.
     *
     * @param properties the event's {@code ResourceProperties}
     * @return the properties
     * @throws IllegalArgumentException with every mistake: the property, what was found, what to write
     */
    public static RouterReadinessProperties fromMap(Map<?, ?> properties) {
        List<String> mistakes = new ArrayList<>();
        String instanceId = text(properties, "instanceId", "i-[0-9a-f]{8,17}", "i- and 8 to 17 hex digits", mistakes);
        String bootSeconds = text(properties, "bootSeconds", "\\d{1,3}", "a whole number from 0 to 999", mistakes);
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", mistakes));
        }
        return new RouterReadinessProperties(instanceId, Long.parseLong(bootSeconds));
    }

    private static String text(Map<?, ?> properties, String key, String pattern, String shape, List<String> mistakes) {
        Object found = properties.get(key);
        String text = String.valueOf(found);
        if (!text.matches(pattern)) {
            mistakes.add(key + ": found " + (found == null ? "nothing" : "\"" + text + "\"") + ", expected " + shape);
        }
        return text;
    }
}
