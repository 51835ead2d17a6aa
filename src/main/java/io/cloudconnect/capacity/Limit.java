package io.cloudconnect.capacity;

import java.util.Optional;

/**
 * One thing that bounds how many calls a site carries.
 *
 * @param name what it is
 * @param needed what the demand needs of it
 * @param has what the site has of it
 * @param calls how many calls that carries
 * @param fits true: enough for the demand
 * @param remedy what to change; empty when it fits
 */
public record Limit(String name, String needed, String has, int calls, boolean fits, Optional<String> remedy) {}
