package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.SipTransport;
import io.cloudconnect.twilio.TrunkDomain;
import java.util.List;
import java.util.Optional;

/** Settings the tests begin with. */
final class Sites {
    static final ConnectionSid CONNECTION = new ConnectionSid("TN0123456789abcdef0123456789abcdef");
    static final RouterAddresses ADDRESSES =
            new RouterAddresses("198.51.100.7", "10.20.0.26", Optional.of("10.20.128.26"));
    static final OnPremises PREMISES = OnPremises.builder()
            .networks(List.of(Cidr.of("10.1.0.0/16")))
            .callManagers(List.of(Cidr.of("10.1.1.10"), Cidr.of("10.1.1.11")))
            .contactCenters(List.of(Cidr.of("10.1.1.20")))
            .gateways(List.of(Cidr.of("10.1.1.30")))
            .extensions(List.of("4..."))
            .build();
    /** Stands in for the premises' router: the tests need a public address, and no documentation address is one. */
    static final RouterVpn VPN = RouterVpn.to("203.0.113.10");

    private Sites() {}

    /** The smallest site. */
    static CubeSettings.Builder plain() {
        return CubeSettings.builder()
                .edge(Exchange.ASHBURN)
                .trunkDomain(new TrunkDomain("gaman"))
                .addresses(ADDRESSES);
    }

    /** A site with everything: connection, premises behind a VPN of the router, two interfaces, TLS. */
    static CubeSettings.Builder full() {
        return plain().connection(CONNECTION)
                .interfaces(2)
                .transport(SipTransport.TLS)
                .secure(true)
                .twilioKeepalive(true)
                .adminNetworks(List.of(Cidr.of("203.0.113.0/24")))
                .onPremises(withVpn(VPN));
    }

    static OnPremises withVpn(RouterVpn vpn) {
        return OnPremises.builder()
                .networks(PREMISES.networks())
                .callManagers(PREMISES.callManagers())
                .contactCenters(PREMISES.contactCenters())
                .gateways(PREMISES.gateways())
                .extensions(PREMISES.extensions())
                .vpn(vpn)
                .build();
    }
}
