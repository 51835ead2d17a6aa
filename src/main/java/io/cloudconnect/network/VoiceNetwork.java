package io.cloudconnect.network;

import io.cloudconnect.ip.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.CfnInternetGateway;
import software.amazon.awscdk.services.ec2.CfnNatGateway;
import software.amazon.awscdk.services.ec2.CfnRoute;
import software.amazon.awscdk.services.ec2.CfnRouteTable;
import software.amazon.awscdk.services.ec2.CfnSubnet;
import software.amazon.awscdk.services.ec2.CfnSubnetRouteTableAssociation;
import software.amazon.awscdk.services.ec2.CfnVPC;
import software.amazon.awscdk.services.ec2.CfnVPCGatewayAttachment;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * A VPC for voice: a public and a private subnet in each zone, an Internet gateway, flow logs, the default security
 * group closed.
 *
 * <p>Zones are taken from {@code Fn::GetAZs} when the stack is deployed, so that synth never asks AWS anything, not
 * even in a stack with a concrete account; the CDK's own {@code Vpc} does.
 */
public final class VoiceNetwork extends Construct {
    private static final int SUBNET_KINDS = 2;

    private final String name;
    private final CfnVPC resource;
    private final String vpcId;
    private final IVpc vpc;
    private final Optional<ILogGroup> flowLogGroup;
    private final CfnVPCGatewayAttachment internetGatewayAttachment;
    private final List<CfnRouteTable> publicRouteTables = new ArrayList<>();
    private final List<CfnRouteTable> privateRouteTables = new ArrayList<>();

    /**
     * Makes the VPC.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param props its layout
     */
    public VoiceNetwork(Construct scope, String id, VoiceNetworkProps props) {
        super(scope, id);
        name = Stack.of(this).getStackName() + "/" + id;
        resource = CfnVPC.Builder.create(this, "Resource")
                .cidrBlock(props.cidr().toString())
                .enableDnsHostnames(true)
                .enableDnsSupport(true)
                .tags(named(""))
                .build();
        vpcId = resource.getAttrVpcId();
        CfnInternetGateway gateway = CfnInternetGateway.Builder.create(this, "InternetGateway")
                .tags(named(""))
                .build();
        internetGatewayAttachment = CfnVPCGatewayAttachment.Builder.create(this, "InternetGatewayAttachment")
                .vpcId(vpcId)
                .internetGatewayId(gateway)
                .build();
        vpc = subnets(props, gateway);
        flowLogGroup = props.flowLogs() ? Optional.of(FlowLogs.of(this, vpcId, named(""))) : Optional.empty();
        new ClosedDefaultSecurityGroup(this, "DefaultSecurityGroup", resource.getAttrDefaultSecurityGroup());
    }

    private IVpc subnets(VoiceNetworkProps props, CfnInternetGateway gateway) {
        List<String> zones = new ArrayList<>();
        VpcAttributes.Builder attributes = VpcAttributes.builder()
                .vpcId(vpcId)
                .vpcCidrBlock(props.cidr().toString())
                .availabilityZones(zones);
        List<String> publicIds = new ArrayList<>();
        List<String> publicTables = new ArrayList<>();
        List<String> privateIds = new ArrayList<>();
        List<String> privateTables = new ArrayList<>();
        String openTable = publicRouteTable(gateway);
        List<String> closedTables = new ArrayList<>();
        for (int number = 1; number <= Math.max(1, props.natGateways()); number++) {
            closedTables.add(routeTable("Private" + number, privateRouteTables));
        }
        List<String> regionsZones = Fn.getAzs();
        for (int index = 0; index < props.zones(); index++) {
            String zone = Fn.select(index, regionsZones);
            zones.add(zone);
            String openId = subnet("Public" + (index + 1), publicSubnet(props, index), zone);
            associate("Public" + (index + 1), openTable, openId);
            publicIds.add(openId);
            publicTables.add(openTable);
            if (index < props.natGateways()) {
                natGateway(index + 1, openId, closedTables.get(index));
            }

            String closedId = subnet("Private" + (index + 1), privateSubnet(props, index), zone);
            String closedTable = closedTables.get(index % closedTables.size());
            associate("Private" + (index + 1), closedTable, closedId);
            privateIds.add(closedId);
            privateTables.add(closedTable);
        }
        return Vpc.fromVpcAttributes(
                this,
                "Vpc",
                attributes
                        .publicSubnetIds(publicIds)
                        .publicSubnetRouteTableIds(publicTables)
                        .privateSubnetIds(privateIds)
                        .privateSubnetRouteTableIds(privateTables)
                        .build());
    }

    private String subnet(String name, Cidr block, String zone) {
        return CfnSubnet.Builder.create(this, name + "Subnet")
                .vpcId(vpcId)
                .cidrBlock(block.toString())
                .availabilityZone(zone)
                .mapPublicIpOnLaunch(false)
                .tags(named("/" + name))
                .build()
                .getAttrSubnetId();
    }

    /** The public subnets have one: they all reach the Internet by the same gateway. */
    private String publicRouteTable(CfnInternetGateway gateway) {
        String table = routeTable("Public", publicRouteTables);
        CfnRoute.Builder.create(this, "PublicDefaultRoute")
                .routeTableId(table)
                .destinationCidrBlock("0.0.0.0/0")
                .gatewayId(gateway)
                .build()
                .getNode()
                .addDependency(internetGatewayAttachment);
        return table;
    }

    /** Makes a table and returns its id: each look at an attribute is a call to the CDK. */
    private String routeTable(String name, List<CfnRouteTable> kind) {
        CfnRouteTable table = CfnRouteTable.Builder.create(this, name + "RouteTable")
                .vpcId(vpcId)
                .tags(named("/" + name))
                .build();
        kind.add(table);
        return table.getAttrRouteTableId();
    }

    private void associate(String name, String tableId, String subnetId) {
        CfnSubnetRouteTableAssociation.Builder.create(this, name + "RouteTableAssociation")
                .routeTableId(tableId)
                .subnetId(subnetId)
                .build();
    }

    private void natGateway(int number, String subnetId, String privateTableId) {
        CfnEIP address = CfnEIP.Builder.create(this, "NatGateway" + number + "Address")
                .domain("vpc")
                .build();
        address.getNode().addDependency(internetGatewayAttachment);
        CfnNatGateway natGateway = CfnNatGateway.Builder.create(this, "NatGateway" + number)
                .subnetId(subnetId)
                .allocationId(address.getAttrAllocationId())
                .build();
        natGateway.getNode().addDependency(internetGatewayAttachment);
        CfnRoute.Builder.create(this, "Private" + number + "DefaultRoute")
                .routeTableId(privateTableId)
                .destinationCidrBlock("0.0.0.0/0")
                .natGatewayId(natGateway)
                .build();
    }

    private List<CfnTag> named(String suffix) {
        return List.of(CfnTag.builder().key("Name").value(name + suffix).build());
    }

    /**
     * The network a public subnet has.
     *
     * @param props the VPC's layout
     * @param zone counted from 0
     * @return the subnet's network
     */
    public static Cidr publicSubnet(VoiceNetworkProps props, int zone) {
        return blocks(props).get(SUBNET_KINDS * zone);
    }

    /**
     * The network a private subnet has.
     *
     * @param props the VPC's layout
     * @param zone counted from 0
     * @return the subnet's network
     */
    public static Cidr privateSubnet(VoiceNetworkProps props, int zone) {
        return blocks(props).get(SUBNET_KINDS * zone + 1);
    }

    /** Equal parts, public and private in turn: two for one zone, four for two, eight (six of them used) for three. */
    private static List<Cidr> blocks(VoiceNetworkProps props) {
        return props.cidr().split(props.cidr().prefix() + props.zones());
    }

    /** {@return the VPC with its subnets, for anything that takes an {@code IVpc}} */
    public IVpc getVpc() {
        return vpc;
    }

    /** {@return the VPC's own resource} */
    public CfnVPC getResource() {
        return resource;
    }

    /** {@return where the flow logs go; empty where there are none} */
    public Optional<ILogGroup> getFlowLogGroup() {
        return flowLogGroup;
    }

    /** {@return what an Elastic IP has to wait for, and what has to outlive it} */
    public IDependable getInternetConnectivity() {
        return internetGatewayAttachment;
    }

    /** {@return the route tables of the public subnets: one for all zones} */
    public List<CfnRouteTable> getPublicRouteTables() {
        return List.copyOf(publicRouteTables);
    }

    /** {@return the route tables of the private subnets: one for each NAT gateway, one where there is none} */
    public List<CfnRouteTable> getPrivateRouteTables() {
        return List.copyOf(privateRouteTables);
    }
}
