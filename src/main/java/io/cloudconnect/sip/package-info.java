/**
 * SIP and SDP as a voice engineer has them: router debug output, captures and plain text, read as a stream of messages
 * ({@link io.cloudconnect.sip.TraceReader}) and joined to calls ({@link io.cloudconnect.sip.Calls}).
 *
 * <p>Nothing here refuses a message for being wrong: what can be read is read, what cannot is reported.
 *
 * <p>Internal: it may change in any release.
 */
package io.cloudconnect.sip;
