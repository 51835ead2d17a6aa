/**
 * A picture of a site, read from what its stack synthesises.
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.diagram;
