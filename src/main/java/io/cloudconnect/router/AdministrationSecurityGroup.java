package io.cloudconnect.router;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.ip.PortRange;
import io.cloudconnect.network.FirewallGroup;
import io.cloudconnect.network.FirewallRule;
import java.util.List;
import software.amazon.awscdk.interfaces.ec2.IVPCRef;
import software.constructs.Construct;

/** What a router needs beside voice: SSH from the administrators, and its way out to licensing, time and names. */
public final class AdministrationSecurityGroup extends FirewallGroup {
    private static final Cidr ANYWHERE = Cidr.of("0.0.0.0/0");
    private static final PortRange SSH = new PortRange(22, 22);
    private static final PortRange HTTPS = new PortRange(443, 443);
    private static final PortRange NTP = new PortRange(123, 123);
    private static final PortRange DNS = new PortRange(53, 53);

    /**
     * Makes the group.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param vpc where the router is
     * @param administrators who may log in by SSH; empty: nobody
     */
    public AdministrationSecurityGroup(Construct scope, String id, IVPCRef vpc, List<Cidr> administrators) {
        super(
                scope,
                id,
                vpc,
                "Router administration, licensing, time and names",
                administrators.stream()
                        .map(network -> FirewallRule.tcp("SSH from the administrators", network, SSH))
                        .toList(),
                List.of(
                        FirewallRule.tcp("Smart licensing and certificates, HTTPS", ANYWHERE, HTTPS),
                        FirewallRule.udp("Time, NTP", ANYWHERE, NTP),
                        FirewallRule.udp("Names, DNS", ANYWHERE, DNS),
                        FirewallRule.tcp("Names, DNS over TCP", ANYWHERE, DNS)));
    }
}
