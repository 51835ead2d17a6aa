/**
 * How many calls a site carries, and what a number of calls needs.
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.capacity;
