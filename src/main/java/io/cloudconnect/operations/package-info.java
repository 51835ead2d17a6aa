/** The day after: a dashboard, alarms and log queries for a site, and who is told. */
package io.cloudconnect.operations;
