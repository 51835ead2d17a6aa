package io.cloudconnect.router;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.network.RuleQuota;
import java.util.List;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupProps;
import software.constructs.Construct;

/**
 * What a router needs beside voice: SSH from the administrators, path MTU discovery, and its way out to licensing, time
 * and names.
 */
public final class AdministrationSecurityGroup extends SecurityGroup {
    public AdministrationSecurityGroup(Construct scope, String id, IVpc vpc, List<Cidr> administrators) {
        super(
                scope,
                id,
                SecurityGroupProps.builder()
                        .vpc(vpc)
                        .description("Router administration, licensing, time and names")
                        .allowAllOutbound(false)
                        .build());
        for (Cidr network : administrators) {
            addIngressRule(Peer.ipv4(network.toString()), Port.tcp(22), "SSH from the administrators");
        }
        addEgressRule(Peer.anyIpv4(), Port.tcp(443), "Smart licensing and certificates, HTTPS");
        addEgressRule(Peer.anyIpv4(), Port.udp(123), "Time, NTP");
        addEgressRule(Peer.anyIpv4(), Port.udp(53), "Names, DNS");
        addEgressRule(Peer.anyIpv4(), Port.tcp(53), "Names, DNS over TCP");
        RuleQuota.watch(this);
    }
}
