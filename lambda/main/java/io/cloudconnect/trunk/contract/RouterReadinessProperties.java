package io.cloudconnect.trunk.contract;

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
     * @throws IllegalArgumentException with the remedy
     */
    public static RouterReadinessProperties fromMap(Map<?, ?> properties) {
        String instanceId = String.valueOf(properties.get("instanceId"));
        String bootSeconds = String.valueOf(properties.get("bootSeconds"));
        if (!instanceId.matches("i-[0-9a-f]{8,17}")) {
            throw new IllegalArgumentException(
                    "instanceId \"" + instanceId + "\" is not i- and hexadecimal digits; give the router's instance");
        }
        if (!bootSeconds.matches("\\d{1,3}")) {
            throw new IllegalArgumentException(
                    "bootSeconds \"" + bootSeconds + "\" is no number of seconds below 1000; write 0 to 720");
        }
        return new RouterReadinessProperties(instanceId, Long.parseLong(bootSeconds));
    }
}
