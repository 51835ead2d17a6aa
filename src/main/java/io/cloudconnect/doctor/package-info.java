/**
 * Findings about calls, from their SIP messages: start at {@link io.cloudconnect.doctor.Doctor}.
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.doctor;
