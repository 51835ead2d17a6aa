/**
 * The VPC and the firewall rules between the router and Twilio.
 *
 * <p>Public API: what is public or protected here changes by the rules of semantic versions.
 */
package io.cloudconnect.network;
