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
    /**
     * A VPN with static routes, its keys made in Secrets Manager.
     *
     * @param peer public address of the on-premises router: {@code "203.0.113.10"}
     * @return the settings
     */
    public static SiteToSiteVpnSettings to(String peer) {
        return new SiteToSiteVpnSettings(Cidr.of(peer), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The same with BGP in place of static routes.
     *
     * @param peerAsn the on-premises router's autonomous system, 1 to 4294967295
     * @return the changed settings
     */
    public SiteToSiteVpnSettings withBgp(long peerAsn) {
        return new SiteToSiteVpnSettings(peer, OptionalLong.of(peerAsn), preSharedKey, transitGatewayId);
    }

    /**
     * The same with one key of yours for both tunnels.
     *
     * @param key a secret whose whole text is the key
     * @return the changed settings
     */
    public SiteToSiteVpnSettings withPreSharedKey(ISecret key) {
        return new SiteToSiteVpnSettings(peer, asn, Optional.of(key), transitGatewayId);
    }

    /**
     * The same ended by a transit gateway that exists.
     *
     * @param id {@code tgw-…}
     * @return the changed settings
     */
    public SiteToSiteVpnSettings withTransitGateway(String id) {
        return new SiteToSiteVpnSettings(peer, asn, preSharedKey, Optional.of(id));
    }
}
