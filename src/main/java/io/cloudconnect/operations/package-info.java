/**
 * The day after: a dashboard, alarms and log queries for a site, and who is told.
 *
 * <p>Public API: what is public or protected here changes by the rules of semantic versions.
 */
package io.cloudconnect.operations;
