package io.cloudconnect.twilio;

/** What carries SIP between the router and Twilio. Source: https://www.twilio.com/docs/sip-trunking */
public enum SipTransport {
    /** Twilio's default; long calls have dropped with it where something between rewrites addresses. */
    UDP("udp", 5060),
    /** The default here: long calls survive what drops UDP. */
    TCP("tcp", 5060),
    /** Signalling encrypted; goes with SRTP, which a secure trunk requires. */
    TLS("tls", 5061);

    private final String id;
    private final int port;

    SipTransport(String id, int port) {
        this.id = id;
        this.port = port;
    }

    /** {@return the value of the URI parameter {@code transport}} */
    public String id() {
        return id;
    }

    /** {@return Twilio's port} */
    public int port() {
        return port;
    }

    @Override
    public String toString() {
        return id;
    }
}
