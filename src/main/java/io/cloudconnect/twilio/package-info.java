/**
 * Twilio as the network sees it: the Interconnect exchanges and public edges with their addresses, ports and URIs, and
 * the shapes of Twilio's names and SIDs.
 *
 * <p>The table in {@code edges.yaml} is the only place with a Twilio address in it.
 */
package io.cloudconnect.twilio;
