/**
 * The ways from the VPC to the on-premises voice network, and to an exchange that is reached through a gateway.
 *
 * <p>Public API: what is public or protected here changes by the rules of semantic versions.
 */
package io.cloudconnect.onpremises;
