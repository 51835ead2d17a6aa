package io.cloudconnect.onpremises;

import io.cloudconnect.ip.Cidr;
import java.util.List;
import software.amazon.awscdk.services.ec2.CfnRoute;
import software.amazon.awscdk.services.ec2.CfnTransitGatewayAttachment;
import software.amazon.awscdk.services.ec2.CfnVPCGatewayAttachment;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.constructs.Construct;
import software.constructs.IDependable;

/** Routes of the VPC into a gateway that exists: a virtual private gateway (vgw-…) or a transit gateway (tgw-…). */
public final class GatewayRoutes extends Construct {
    private static final String TRANSIT = "tgw-";

    private GatewayRoutes(
            Construct scope, String id, String gatewayId, IVpc vpc, List<String> routeTables, List<Cidr> networks) {
        super(scope, id);
        IDependable attachment = attach(gatewayId, vpc);
        for (int table = 0; table < routeTables.size(); table++) {
            for (Cidr network : networks) {
                CfnRoute.Builder route = CfnRoute.Builder.create(
                                this,
                                "Route" + (table + 1) + "-" + network.toString().replaceAll("[./]", "-"))
                        .routeTableId(routeTables.get(table))
                        .destinationCidrBlock(network.toString());
                (gatewayId.startsWith(TRANSIT) ? route.transitGatewayId(gatewayId) : route.gatewayId(gatewayId))
                        .build()
                        .getNode()
                        .addDependency(attachment);
            }
        }
    }

    /**
     * Attaches the VPC to the gateway and routes these networks into it.
     *
     * @param scope the site; it gets one construct {@code GatewayRoutes}
     * @param gatewayId {@code vgw-…} or {@code tgw-…}
     * @param vpc the VPC that is attached
     * @param routeTables ids of the route tables that learn the networks
     * @param networks where the routes lead
     * @return the routes
     */
    public static GatewayRoutes through(
            Construct scope, String gatewayId, IVpc vpc, List<String> routeTables, List<Cidr> networks) {
        return new GatewayRoutes(scope, "GatewayRoutes", gatewayId, vpc, routeTables, networks);
    }

    private IDependable attach(String gatewayId, IVpc vpc) {
        if (gatewayId.startsWith(TRANSIT)) {
            return CfnTransitGatewayAttachment.Builder.create(this, "Attachment")
                    .transitGatewayId(gatewayId)
                    .vpcId(vpc.getVpcId())
                    .subnetIds(vpc.getPublicSubnets().stream()
                            .map(ISubnet::getSubnetId)
                            .toList())
                    .build();
        }
        return CfnVPCGatewayAttachment.Builder.create(this, "Attachment")
                .vpcId(vpc.getVpcId())
                .vpnGatewayId(gatewayId)
                .build();
    }
}
