package io.cloudconnect.sip;

/** Which way a message went, seen from where the trace was taken. */
public enum Direction {
    SENT,
    RECEIVED,
    /** A capture or a plain text does not say it by itself. */
    UNKNOWN
}
