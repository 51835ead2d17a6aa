package io.cloudconnect.onpremises;

import io.cloudconnect.ip.Cidr;
import java.util.List;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupProps;
import software.constructs.Construct;

/**
 * IKE and IPsec with these peers and nobody else.
 *
 * <p>The router stands behind its Elastic IP, which both ends see as address translation, so ESP always travels in UDP
 * 4500 (RFC 3948); IP protocol 50 need not be open.
 */
public final class IpsecSecurityGroup extends SecurityGroup {
    public IpsecSecurityGroup(Construct scope, String id, IVpc vpc, List<Cidr> peers) {
        super(
                scope,
                id,
                SecurityGroupProps.builder()
                        .vpc(vpc)
                        .description("IKE and IPsec of the tunnels the router ends itself")
                        .allowAllOutbound(false)
                        .build());
        for (Cidr peer : peers) {
            for (int port : new int[] {500, 4500}) {
                String words = (port == 500 ? "IKE " : "IPsec behind address translation ") + peer.address();
                addIngressRule(Peer.ipv4(peer.toString()), Port.udp(port), words);
                addEgressRule(Peer.ipv4(peer.toString()), Port.udp(port), words);
            }
        }
    }
}
