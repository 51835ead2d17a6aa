package io.cloudconnect.network;

import io.cloudconnect.ip.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import software.amazon.awscdk.CfnTag;
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
    private final VoiceNetworkProps props;
    private final CfnVPC resource;
    private final Optional<ILogGroup> flowLogGroup;
    private final CfnVPCGatewayAttachment internetGatewayAttachment;
    private final List<String> zones;
    private final List<CfnSubnet> publicSubnets = new ArrayList<>();
    private final List<CfnSubnet> privateSubnets = new ArrayList<>();
    private final List<CfnRouteTable> publicRouteTables = new ArrayList<>();
    private final List<CfnRouteTable> privateRouteTables = new ArrayList<>();
    private IVpc vpc;

    /**
     * Makes the VPC.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param props its layout
     */
    public VoiceNetwork(Construct scope, String id, VoiceNetworkProps props) {
        this(scope, id, props, Stack.of(scope).getStackName() + "/" + id);
    }

    /**
     * Makes the VPC.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param props its layout
     * @param name value of the Name tags, to which subnets and route tables add their own. Default: stack's name and id
     */
    public VoiceNetwork(Construct scope, String id, VoiceNetworkProps props, String name) {
        super(scope, id);
        this.props = props;
        this.name = name;
        resource = CfnVPC.Builder.create(this, "Resource")
                .cidrBlock(props.cidr().toString())
                .enableDnsHostnames(true)
                .enableDnsSupport(true)
                .tags(named(""))
                .build();
        CfnInternetGateway gateway = CfnInternetGateway.Builder.create(this, "InternetGateway")
                .tags(named(""))
                .build();
        internetGatewayAttachment = CfnVPCGatewayAttachment.Builder.create(this, "InternetGatewayAttachment")
                .vpcId(resource)
                .internetGatewayId(gateway)
                .build();
        publicRouteTable(gateway);
        for (int number = 1; number <= Math.max(1, props.natGateways()); number++) {
            privateRouteTables.add(routeTable("Private" + number));
        }
        zones = Zones.first(props.zones());
        for (int index = 0; index < props.zones(); index++) {
            subnets(index);
        }
        flowLogGroup = props.flowLogs() ? Optional.of(FlowLogs.of(this, resource, named(""))) : Optional.empty();
        new ClosedDefaultSecurityGroup(this, "DefaultSecurityGroup", resource.getAttrDefaultSecurityGroup());
    }

    private void subnets(int index) {
        String number = String.valueOf(index + 1);
        CfnSubnet open =
                subnet("Public" + number, publicSubnet(props, index), zones.get(index), publicRouteTables.get(0));
        publicSubnets.add(open);
        if (index < props.natGateways()) {
            natGateway(index + 1, open, privateRouteTables.get(index));
        }
        privateSubnets.add(
                subnet("Private" + number, privateSubnet(props, index), zones.get(index), privateRouteTable(index)));
    }

    private CfnRouteTable privateRouteTable(int zone) {
        return privateRouteTables.get(zone % privateRouteTables.size());
    }

    private CfnSubnet subnet(String name, Cidr block, String zone, CfnRouteTable routeTable) {
        CfnSubnet subnet = CfnSubnet.Builder.create(this, name + "Subnet")
                .vpcId(resource)
                .cidrBlock(block.toString())
                .availabilityZone(zone)
                .mapPublicIpOnLaunch(false)
                .tags(named("/" + name))
                .build();
        CfnSubnetRouteTableAssociation.Builder.create(this, name + "RouteTableAssociation")
                .routeTableId(routeTable)
                .subnetId(subnet)
                .build();
        return subnet;
    }

    /** The public subnets have one: they all reach the Internet by the same gateway. */
    private void publicRouteTable(CfnInternetGateway gateway) {
        CfnRouteTable table = routeTable("Public");
        publicRouteTables.add(table);
        CfnRoute.Builder.create(this, "PublicDefaultRoute")
                .routeTableId(table)
                .destinationCidrBlock("0.0.0.0/0")
                .gatewayId(gateway)
                .build()
                .getNode()
                .addDependency(internetGatewayAttachment);
    }

    private CfnRouteTable routeTable(String name) {
        return CfnRouteTable.Builder.create(this, name + "RouteTable")
                .vpcId(resource)
                .tags(named("/" + name))
                .build();
    }

    private void natGateway(int number, CfnSubnet subnet, CfnRouteTable privateTable) {
        CfnEIP address = CfnEIP.Builder.create(this, "NatGateway" + number + "Address")
                .domain("vpc")
                .build();
        address.getNode().addDependency(internetGatewayAttachment);
        CfnNatGateway natGateway = CfnNatGateway.Builder.create(this, "NatGateway" + number)
                .subnetId(subnet)
                .allocationId(address.getAttrAllocationId())
                .build();
        natGateway.getNode().addDependency(internetGatewayAttachment);
        CfnRoute.Builder.create(this, "Private" + number + "DefaultRoute")
                .routeTableId(privateTable)
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

    /**
     * {@return the VPC with its subnets, for anything that takes an {@code IVpc}} It is made when it is first asked
     * for, so ask before the app is synthesized.
     */
    public IVpc getVpc() {
        if (vpc == null) {
            vpc = Vpc.fromVpcAttributes(
                    this,
                    "Vpc",
                    VpcAttributes.builder()
                            .vpcId(resource.getRef())
                            .vpcCidrBlock(props.cidr().toString())
                            .availabilityZones(zones)
                            .publicSubnetIds(ids(publicSubnets))
                            .publicSubnetRouteTableIds(tables(zone -> publicRouteTables.get(0)))
                            .privateSubnetIds(ids(privateSubnets))
                            .privateSubnetRouteTableIds(tables(this::privateRouteTable))
                            .build());
        }
        return vpc;
    }

    private static List<String> ids(List<CfnSubnet> subnets) {
        return subnets.stream().map(CfnSubnet::getRef).toList();
    }

    private List<String> tables(IntFunction<CfnRouteTable> ofZone) {
        return IntStream.range(0, props.zones())
                .mapToObj(ofZone)
                .map(CfnRouteTable::getRef)
                .toList();
    }

    /** {@return the public subnets, in the order of the zones} */
    public List<CfnSubnet> getPublicSubnets() {
        return List.copyOf(publicSubnets);
    }

    /** {@return the private subnets, in the order of the zones} */
    public List<CfnSubnet> getPrivateSubnets() {
        return List.copyOf(privateSubnets);
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
