/**
 * From the state a site wants and the state Twilio has to a plan of small steps, and its execution.
 *
 * <p>Only what carries our {@link io.cloudconnect.trunk.function.reconcile.Marker marker} is changed or removed.
 */
package io.cloudconnect.trunk.function.reconcile;
