package io.cloudconnect.trunk.function.twilio;

/**
 * An entry (IP…) of an IP access control list.
 *
 * @param cidr {@code 203.0.113.7/32}
 */
public record AccessEntry(String sid, String friendlyName, String cidr) {}
