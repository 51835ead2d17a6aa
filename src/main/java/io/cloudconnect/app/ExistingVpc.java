package io.cloudconnect.app;

import java.util.List;

/**
 * A VPC that is there already; nothing in it is looked up.
 *
 * @param vpcId {@code vpc-0123456789abcdef0}
 * @param availabilityZones one for each public subnet, in the same order
 * @param publicSubnetIds where the routers' outside interfaces go, one a router
 * @param publicSubnetRouteTableIds the public subnets' route tables, {@code rtb-0123456789abcdef0}, in the same order;
 *     empty where no way needs a route there
 * @param privateSubnetIds where the inside interfaces go; empty with one interface
 * @param privateSubnetRouteTableIds the private subnets' route tables, likewise
 */
public record ExistingVpc(
        String vpcId,
        List<String> availabilityZones,
        List<String> publicSubnetIds,
        List<String> publicSubnetRouteTableIds,
        List<String> privateSubnetIds,
        List<String> privateSubnetRouteTableIds) {
    public ExistingVpc {
        availabilityZones = List.copyOf(availabilityZones);
        publicSubnetIds = List.copyOf(publicSubnetIds);
        publicSubnetRouteTableIds = List.copyOf(publicSubnetRouteTableIds);
        privateSubnetIds = List.copyOf(privateSubnetIds);
        privateSubnetRouteTableIds = List.copyOf(privateSubnetRouteTableIds);
    }
}
