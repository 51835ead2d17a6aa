package io.cloudconnect.doctor.rules;

import io.cloudconnect.ip.PortRange;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.SipTransport;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.Optional;

/**
 * What the doctor knows of the site a trace was taken at.
 *
 * @param name in the site file
 * @param edge where calls shall go
 * @param secure the trunk takes TLS and SRTP only
 * @param rtpPorts what the security group lets in
 */
public record SiteFacts(
        String name,
        TrunkDomain trunk,
        Edge edge,
        Optional<ConnectionSid> connection,
        boolean secure,
        SipTransport transport,
        PortRange rtpPorts) {

    /** True when calls shall go by a private connection. */
    public boolean byInterconnect() {
        return edge instanceof Exchange;
    }
}
