/**
 * Twilio's Elastic SIP Trunk as a construct, configured by the trunk function.
 *
 * <p>Public API: what is public or protected here changes by the rules of semantic versions.
 */
package io.cloudconnect.trunk;
