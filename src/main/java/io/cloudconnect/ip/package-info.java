/**
 * IPv4 networks and port ranges, checked when they are made. Everything above builds on these.
 *
 * <p>Public API: what is public or protected here changes by the rules of semantic versions.
 */
package io.cloudconnect.ip;
