package io.cloudconnect;

import java.util.List;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;

/** A VPC's subnets by what a router needs them for. */
final class Subnets {
    private Subnets() {}

    /** Where GigabitEthernet1 goes, with its Elastic IP. */
    static List<ISubnet> outside(IVpc vpc) {
        return vpc.getPublicSubnets();
    }

    /**
     * Where GigabitEthernet2 goes. A VPC without NAT gateways has isolated subnets only; a router needs no more, since
     * it reaches the Internet by its other interface.
     */
    static List<ISubnet> inside(IVpc vpc) {
        List<ISubnet> closed = vpc.getPrivateSubnets();
        return closed.isEmpty() ? vpc.getIsolatedSubnets() : closed;
    }
}
