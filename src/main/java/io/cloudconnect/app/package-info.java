/**
 * The site file, read into records: the app makes stacks of them, the launcher answers questions about them.
 *
 * <p>Start at {@link io.cloudconnect.app.SitesFile}.
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.app;
