/**
 * A diagnosis as text, JSON, SARIF or a page.
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.doctor.report;
