/**
 * Twilio Cloud Connect (today: Twilio Interconnect) with a Cisco vCUBE on AWS.
 *
 * <p>Start with {@link io.cloudconnect.CloudConnect} inside a stack of yours, or with
 * {@link io.cloudconnect.CloudConnectStack} for a stack of its own.
 */
package io.cloudconnect;
