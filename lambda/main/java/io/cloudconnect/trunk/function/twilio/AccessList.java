package io.cloudconnect.trunk.function.twilio;

/** An IP access control list (AL…) or a credential list (CL…). */
public record AccessList(String sid, String friendlyName) {}
