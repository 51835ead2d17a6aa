package io.cloudconnect.sip;

/** The messages of one file, one after the other. */
interface MessageSource extends AutoCloseable {
    /** The next message; null at the end. */
    TraceMessage next();

    @Override
    void close();
}
