package io.cloudconnect.sip;

/** What a packet carries once the layers around it are off; one is used over and over. */
final class Segment {
    static final int TCP = 6;
    static final int UDP = 17;

    int protocol;
    Endpoint source;
    Endpoint destination;
    byte[] bytes;
    int from;
    int to;

    /** TCP's. */
    int sequence;

    boolean syn;

    boolean finOrReset;

    /** True where the capture or the packet has less than the headers promise. */
    boolean cut;
}
