package io.cloudconnect.onpremises;

import io.cloudconnect.ip.Cidr;
import java.util.List;
import software.amazon.awscdk.services.ec2.CfnNetworkInterface;
import software.amazon.awscdk.services.ec2.CfnRoute;
import software.constructs.Construct;

/** Routes of the VPC into a router's interface, for networks behind a tunnel that the router ends itself. */
public final class RouterRoutes extends Construct {
    /**
     * Makes the routes.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param router the interface the tunnel ends on
     * @param routeTables ids of the route tables that learn the networks
     * @param networks where the routes lead
     */
    public RouterRoutes(
            Construct scope, String id, CfnNetworkInterface router, List<String> routeTables, List<Cidr> networks) {
        super(scope, id);
        for (int table = 0; table < routeTables.size(); table++) {
            for (Cidr network : networks) {
                CfnRoute.Builder.create(
                                this,
                                "Route" + (table + 1) + "-" + network.toString().replaceAll("[./]", "-"))
                        .routeTableId(routeTables.get(table))
                        .destinationCidrBlock(network.toString())
                        .networkInterfaceId(router.getAttrId())
                        .build();
            }
        }
    }
}
