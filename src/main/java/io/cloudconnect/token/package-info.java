/**
 * Values that are not known before the stack is deployed.
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.token;
