/**
 * Removal that is complete: what a site has in AWS and at Twilio, what of it is left when its stack is gone, and what
 * belongs to no living stack.
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.teardown;
