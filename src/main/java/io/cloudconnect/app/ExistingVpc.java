package io.cloudconnect.app;

import java.util.List;

/**
 * A VPC that is there already; nothing in it is looked up.
 *
 * @param vpcId {@code vpc-0123456789abcdef0}
 * @param availabilityZones one for each public subnet, in the same order
 * @param publicSubnetIds where the routers' outside interfaces go, one a router
 * @param privateSubnetIds where the inside interfaces go; empty with one interface
 */
public record ExistingVpc(
        String vpcId, List<String> availabilityZones, List<String> publicSubnetIds, List<String> privateSubnetIds) {
    public ExistingVpc {
        availabilityZones = List.copyOf(availabilityZones);
        publicSubnetIds = List.copyOf(publicSubnetIds);
        privateSubnetIds = List.copyOf(privateSubnetIds);
    }
}
