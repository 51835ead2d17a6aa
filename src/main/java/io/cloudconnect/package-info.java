/**
 * Twilio Cloud Connect (today: Twilio Interconnect) with a Cisco vCUBE on AWS.
 *
 * <p>Start with {@link io.cloudconnect.CloudConnect} inside a stack of yours, or with
 * {@link io.cloudconnect.CloudConnectStack} for a stack of its own.
 *
 * <p>Public API: what is public or protected here changes by the rules of semantic versions.
 */
package io.cloudconnect;
