package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import java.util.Optional;

/**
 * One of the two tunnels of an AWS Site-to-Site VPN, as the premises' router sees it.
 *
 * <p>Source: https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 *
 * @param outsideAddress AWS's public address
 * @param ownAddress the premises' public address, the customer gateway's
 * @param insideNetwork the tunnel's /30: AWS has the first address, the premises the second
 * @param bgp the premises' system first, then AWS's; empty for static routes
 * @param preSharedKey where the operator finds the key
 */
public record AwsTunnel(
        String outsideAddress,
        String ownAddress,
        Cidr insideNetwork,
        Optional<RouterVpn.Bgp> bgp,
        PreSharedKey preSharedKey) {
    public AwsTunnel {
        Cidr.of(outsideAddress);
        Cidr.of(ownAddress);
        if (insideNetwork.prefix() != 30) {
            throw new IllegalArgumentException("tunnel network " + insideNetwork + " is no /30; copy it from AWS");
        }
    }
}
