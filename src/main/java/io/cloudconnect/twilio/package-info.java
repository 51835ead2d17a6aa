/**
 * Twilio as the network sees it: the Interconnect exchanges and public edges with their addresses, ports and URIs, and
 * the shapes of Twilio's names and SIDs.
 *
 * <p>The table in {@code edges.yaml} is the only place with a Twilio address in it.
 *
 * <p>Public API: what is public or protected here changes by the rules of semantic versions.
 */
package io.cloudconnect.twilio;
