/**
 * The vCUBE: a Cisco router on EC2 with its Elastic IP.
 *
 * <p>Public API: what is public or protected here changes by the rules of semantic versions.
 */
package io.cloudconnect.router;
