package io.cloudconnect.onpremises;

import io.cloudconnect.ip.Cidr;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * A Site-to-Site VPN of a site; its networks are the on-premises networks.
 *
 * @param peer public address of the on-premises router
 * @param asn its autonomous system; empty: static routes
 * @param preSharedKey the key of both tunnels; empty: keys are made in Secrets Manager
 * @param transitGatewayId an existing transit gateway that ends the VPN (tgw-…); empty: a virtual private gateway is
 *     made
 */
public record SiteToSiteVpnSettings(
        Cidr peer, OptionalLong asn, Optional<ISecret> preSharedKey, Optional<String> transitGatewayId) {
    /** Static routes, keys made in Secrets Manager. */
    public static SiteToSiteVpnSettings to(String peer) {
        return new SiteToSiteVpnSettings(Cidr.of(peer), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    public SiteToSiteVpnSettings withBgp(long peerAsn) {
        return new SiteToSiteVpnSettings(peer, OptionalLong.of(peerAsn), preSharedKey, transitGatewayId);
    }

    public SiteToSiteVpnSettings withPreSharedKey(ISecret key) {
        return new SiteToSiteVpnSettings(peer, asn, Optional.of(key), transitGatewayId);
    }

    public SiteToSiteVpnSettings withTransitGateway(String id) {
        return new SiteToSiteVpnSettings(peer, asn, preSharedKey, Optional.of(id));
    }
}
