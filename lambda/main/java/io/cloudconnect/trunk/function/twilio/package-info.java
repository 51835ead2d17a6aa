/**
 * Access to one Twilio account: the Twilio SDK on a transport that never repeats a write blindly, and failures a person
 * understands.
 */
package io.cloudconnect.trunk.function.twilio;
