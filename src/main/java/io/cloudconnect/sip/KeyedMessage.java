package io.cloudconnect.sip;

/** A message and what joins it to a call. */
record KeyedMessage(TraceMessage message, MessageKey key) {}
