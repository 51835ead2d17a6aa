/**
 * A cloud on this machine: the local AWS, the simulated Twilio, and the real CDK CLI at work on both.
 *
 * <p>The deployment tests and {@code bin/cloudconnect demo} stand on the same classes. Everything listens on the
 * loopback address only, and nothing is taken over from the caller's AWS or Twilio settings.
 */
package io.cloudconnect.local;
