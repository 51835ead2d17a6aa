package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import java.util.Optional;
import java.util.OptionalLong;

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
    /** What AWS gives a virtual private gateway unless told otherwise. */
    private static final long AWS_ASN = 64512;

    /**
     * Stands in for a tunnel that AWS has not told yet.
     *
     * @param index 0 or 1
     * @param ownAddress the premises' public address
     * @param asn of the premises; empty for static routes
     * @return a tunnel with addresses nobody has
     */
    public static AwsTunnel sample(int index, String ownAddress, OptionalLong asn) {
        return new AwsTunnel(
                "240.240.250." + (index + 1),
                ownAddress,
                new Cidr(Cidr.of("169.254.250.0").network() + 4L * index, 30),
                asn.isPresent() ? Optional.of(new RouterVpn.Bgp(asn.getAsLong(), AWS_ASN)) : Optional.empty(),
                PreSharedKey.typedIn());
    }

    public AwsTunnel {
        Cidr.of(outsideAddress);
        Cidr.of(ownAddress);
        if (insideNetwork.prefix() != 30) {
            throw new IllegalArgumentException("tunnel network " + insideNetwork + " is no /30; copy it from AWS");
        }
    }
}
