/**
 * What a site costs a year, from dated price sheets that are data.
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.cost;
