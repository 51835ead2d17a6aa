package io.cloudconnect.trunk.function.twilio;

/** An origination URL (OU…) of a trunk. */
public record OriginationEntry(
        String sid, String friendlyName, String sipUrl, int priority, int weight, boolean enabled) {}
