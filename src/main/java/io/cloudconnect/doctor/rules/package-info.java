/**
 * What can be wrong with a call, a rule a class.
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.doctor.rules;
