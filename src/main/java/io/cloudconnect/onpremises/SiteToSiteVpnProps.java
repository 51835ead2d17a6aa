package io.cloudconnect.onpremises;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.rule.NetworkRules;
import io.cloudconnect.rule.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * What {@link SiteToSiteVpn} connects.
 *
 * @param vpc the VPC
 * @param routeTables ids of the route tables that learn the on-premises networks
 * @param peer public address of the on-premises router
 * @param networks networks behind it, at least one
 * @param asn its autonomous system; empty: static routes
 * @param preSharedKey the key of both tunnels; empty: a key for each tunnel is made in Secrets Manager
 * @param transitGatewayId an existing transit gateway that ends the VPN (tgw-…); empty: a virtual private gateway is
 *     made
 */
public record SiteToSiteVpnProps(
        IVpc vpc,
        List<String> routeTables,
        Cidr peer,
        List<Cidr> networks,
        OptionalLong asn,
        Optional<ISecret> preSharedKey,
        Optional<String> transitGatewayId) {
    public SiteToSiteVpnProps {
        routeTables = List.copyOf(routeTables);
        networks = List.copyOf(networks);
        Problems problems = new Problems();
        problems.check("vpn peer", peer, NetworkRules::tunnelPeer);
        if (networks.isEmpty()) {
            problems.add("vpn networks is empty; write the on-premises networks behind the tunnel");
        }
        problems.throwIfAny();
    }
}
