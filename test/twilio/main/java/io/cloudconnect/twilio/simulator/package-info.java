/**
 * A Twilio that runs on this machine: trunking v1, SIP access control lists and telephone numbers with state, limits,
 * error codes and paging as Twilio documents them, and with faults a test can switch on.
 *
 * <p>Nothing here speaks to Twilio, and nothing is reachable from other machines.
 */
package io.cloudconnect.twilio.simulator;
