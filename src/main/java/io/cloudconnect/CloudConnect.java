package io.cloudconnect;

import io.cloudconnect.cube.CubeConfiguration;
import io.cloudconnect.cube.CubeSettings;
import io.cloudconnect.cube.InterconnectPath;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.network.TwilioNetworkAcl;
import io.cloudconnect.network.TwilioSecurityGroup;
import io.cloudconnect.network.TwilioSecurityGroupProps;
import io.cloudconnect.network.VoiceNetwork;
import io.cloudconnect.onpremises.IpsecSecurityGroup;
import io.cloudconnect.router.AdministrationSecurityGroup;
import io.cloudconnect.router.ElasticIp;
import io.cloudconnect.router.Vcube;
import io.cloudconnect.router.VcubeProps;
import io.cloudconnect.router.VoiceSecurityGroup;
import io.cloudconnect.token.Tokens;
import io.cloudconnect.trunk.ElasticSipTrunk;
import io.cloudconnect.trunk.ElasticSipTrunkProps;
import io.cloudconnect.trunk.contract.TrunkProperties.AllowedAddress;
import io.cloudconnect.trunk.contract.TrunkProperties.OriginationUrl;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.SipTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.ConnectionsProps;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * Twilio Cloud Connect in one region: VPC, vCUBE with Elastic IP and day-0 configuration, firewall, Elastic SIP Trunk.
 *
 * <pre>{@code
 * CloudConnect.Builder.create(this, "Voice")
 *         .credentials(Secret.fromSecretNameV2(this, "Twilio", "cloudconnect/twilio"))
 *         .trunk(TrunkSettings.of("gaman"))
 *         .build();
 * }</pre>
 */
public final class CloudConnect extends Construct implements ICloudConnect {
    /** Tag on everything of a site; its value is the site's path. */
    public static final String TAG = "cloudconnect:site";

    private static final int PRIORITY_STEP = 10;
    private static final int WEIGHT = 10;

    private final CloudConnectProps props;
    private final String region;
    private final IVpc vpc;
    private final Optional<VoiceNetwork> network;
    private final TwilioSecurityGroup twilioSecurityGroup;
    private final AdministrationSecurityGroup administrationSecurityGroup;
    private final Optional<IpsecSecurityGroup> ipsecSecurityGroup;
    private final VoiceSecurityGroup voiceSecurityGroup;
    private final List<Vcube> routers = new ArrayList<>();
    private final ElasticSipTrunk trunk;
    private final Connections connections;

    public CloudConnect(Construct scope, String id, CloudConnectProps props) {
        super(scope, id);
        this.props = props;
        region = region();
        network = props.localNetwork().map(layout -> new VoiceNetwork(this, "Network", layout));
        vpc = props.vpc().orElseGet(() -> network.orElseThrow().getVpc());
        TwilioSecurityGroupProps firewall = TwilioSecurityGroupProps.builder()
                .vpc(vpc)
                .edges(props.callPath(region).accepted())
                .rtpPorts(props.router().rtpPorts())
                .retiredMedia(props.retiredMedia())
                .build();
        twilioSecurityGroup = new TwilioSecurityGroup(this, "TwilioFirewall", firewall);
        administrationSecurityGroup = new AdministrationSecurityGroup(
                this, "Administration", vpc, props.router().adminNetworks());
        ipsecSecurityGroup = ipsecPeers().isEmpty()
                ? Optional.empty()
                : Optional.of(new IpsecSecurityGroup(this, "Ipsec", vpc, ipsecPeers()));
        voiceSecurityGroup = new VoiceSecurityGroup(
                this, "Voice", vpc, props.onPremises(), props.router().rtpPorts());
        if (props.networkAcl()) {
            new TwilioNetworkAcl(
                    this,
                    "NetworkAcl",
                    firewall,
                    SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build(),
                    trusted());
        }
        for (int index = 0; index < props.router().redundancy().routers(); index++) {
            routers.add(router(index));
        }
        new Ways(this, props, vpc, network, routers).build(getPlannedEdge());
        trunk = new ElasticSipTrunk(
                this,
                "Trunk",
                new ElasticSipTrunkProps(props.trunk(), props.credentials(), allowedAddresses(), originationUrls()));
        // The address moves last: CloudFormation does not bring a moved association back when something fails after it.
        routers.forEach(router -> router.getElasticIpAssociation().getNode().addDependency(trunk));
        connections = new Connections(ConnectionsProps.builder()
                .securityGroups(List.of(twilioSecurityGroup, administrationSecurityGroup, voiceSecurityGroup))
                .build());
        warn();
        Tags.of(this).add(TAG, getNode().getPath());
    }

    /** A site another stack made. */
    public static ICloudConnect fromAttributes(Construct scope, String id, CloudConnectAttributes attributes) {
        return new ImportedCloudConnect(scope, id, attributes);
    }

    private String region() {
        String stackRegion = Stack.of(this).getRegion();
        if (!Tokens.isUnresolved(stackRegion)) {
            return stackRegion;
        }
        // The edge decides everything; a stack that does not know its region has to be told.
        return props.edge()
                .map(edge -> edge.awsRegions().get(0))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "the stack has no region to choose the exchange by; give the stack an env with a region, or name the edge"));
    }

    private Vcube router(int index) {
        String name = getNode().getPath().replace('/', '-')
                + (props.router().redundancy().routers() > 1 ? "-" + (index + 1) : "");
        String suffix = props.router().redundancy().routers() > 1 ? String.valueOf(index + 1) : "";
        ElasticIp elasticIp = props.elasticIps().isEmpty()
                ? ElasticIp.allocate(this, "ElasticIp" + suffix, name, props.retainElasticIp())
                : ElasticIp.existing(props.elasticIps().get(index));
        network.map(VoiceNetwork::getInternetConnectivity).ifPresent(gateway -> waitFor(elasticIp, gateway));

        ISubnet outside = subnet(vpc.getPublicSubnets(), index, "public");
        Optional<ISubnet> inside = props.router().interfaces() == 2
                ? Optional.of(subnet(vpc.getPrivateSubnets(), index, "private"))
                : Optional.empty();
        CubeSettings settings = props.routerConfiguration(region).settings(index);
        List<ISecurityGroup> towardsTwilio = new ArrayList<>(List.of(twilioSecurityGroup, administrationSecurityGroup));
        ipsecSecurityGroup.ifPresent(towardsTwilio::add);
        List<ISecurityGroup> outsideGroups = inside.isPresent()
                ? towardsTwilio
                : Stream.concat(towardsTwilio.stream(), Stream.of(voiceSecurityGroup))
                        .toList();
        Vcube router = new Vcube(
                this,
                "Router" + suffix,
                VcubeProps.builder()
                        .name(name)
                        .image(props.router().image())
                        .instanceType(props.router().instanceType())
                        .elasticIp(elasticIp)
                        .outside(outside, outsideGroups)
                        .inside(inside, List.of(voiceSecurityGroup))
                        .dayZero(addresses ->
                                CubeConfiguration.of(settings.with(addresses)).dayZero())
                        .forwards(props.onPremises().vpn().isPresent())
                        .keyPair(props.router().keyPair())
                        .requireImdsv2(props.router().requireImdsv2())
                        .customizeInstance(props.customizeRouter())
                        .build());
        network.map(VoiceNetwork::getInternetConnectivity)
                .ifPresent(gateway -> router.getElasticIpAssociation().getNode().addDependency(gateway));
        if (index > 0) {
            // One after the other: while one is replaced the other serves.
            router.getNode().addDependency(routers.get(index - 1));
        }
        return router;
    }

    private static void waitFor(ElasticIp elasticIp, IDependable gateway) {
        elasticIp.getResource().ifPresent(resource -> resource.getNode().addDependency(gateway));
    }

    private ISubnet subnet(List<ISubnet> subnets, int index, String kind) {
        if (subnets.isEmpty()) {
            throw new IllegalArgumentException("the VPC has no " + kind + " subnet for the router; give a VPC with "
                    + props.router().redundancy().routers() + " of them, in different zones");
        }
        if (index >= subnets.size()) {
            throw new IllegalArgumentException("the VPC has " + subnets.size() + " " + kind
                    + " subnet, and a pair of routers needs two in different zones");
        }
        return subnets.get(index);
    }

    /** Who ends the other side of the tunnels the router ends itself. */
    private List<Cidr> ipsecPeers() {
        List<Cidr> peers = new ArrayList<>();
        props.onPremises().vpn().ifPresent(vpn -> peers.add(vpn.peer()));
        if (props.interconnect() instanceof InterconnectPath.Vpn vpn) {
            peers.add(vpn.peer());
        }
        return peers;
    }

    private List<Cidr> trusted() {
        List<Cidr> localNetwork =
                props.localNetwork().map(own -> List.of(own.cidr())).orElseGet(List::of);
        return Stream.of(
                        localNetwork,
                        props.onPremises().networks(),
                        props.router().adminNetworks())
                .flatMap(List::stream)
                .toList();
    }

    private List<AllowedAddress> allowedAddresses() {
        List<AllowedAddress> addresses = new ArrayList<>();
        for (int index = 0; index < routers.size(); index++) {
            addresses.add(new AllowedAddress(
                    "router " + (index + 1), routers.get(index).getElasticIp().getPublicIp() + "/32"));
        }
        return addresses;
    }

    /** Twilio's parameters: https://www.twilio.com/docs/sip-trunking, "Origination". */
    private List<OriginationUrl> originationUrls() {
        SipTransport transport = props.router().transport();
        List<OriginationUrl> urls = new ArrayList<>();
        for (int index = 0; index < routers.size(); index++) {
            String address = routers.get(index).getElasticIp().getPublicIp();
            String port = transport == SipTransport.TLS ? ":" + transport.port() : "";
            urls.add(new OriginationUrl(
                    "router " + (index + 1),
                    "sip:" + address + port + ";edge=" + getEdge().id() + ";transport=" + transport.id(),
                    PRIORITY_STEP * (index + 1),
                    WEIGHT,
                    true));
        }
        return urls;
    }

    private void warn() {
        if (!props.router().platform().isSupported()) {
            Annotations.of(this)
                    .addWarningV2(
                            "cloudconnect:platform",
                            "router platform csr1000v: Cisco does not support it from IOS XE 17.4.1a on; its successor is catalyst8000v");
        }
        if (!getEdge().equals(getPlannedEdge())) {
            Annotations.of(this)
                    .addInfoV2(
                            "cloudconnect:connection",
                            "no connection SID yet: calls take the public edge "
                                    + getEdge().id() + " until "
                                    + getPlannedEdge().id() + " is connected");
        }
    }

    /** The edge calls take today. */
    public Edge getEdge() {
        return props.callPath(region).today();
    }

    /** The edge once the connection stands. */
    public Edge getPlannedEdge() {
        return props.callPath(region).planned();
    }

    public List<Vcube> getRouters() {
        return List.copyOf(routers);
    }

    public ElasticSipTrunk getTrunk() {
        return trunk;
    }

    /** The VPC this site made; empty in a VPC that was given. */
    public Optional<VoiceNetwork> getNetwork() {
        return network;
    }

    public TwilioSecurityGroup getTwilioSecurityGroup() {
        return twilioSecurityGroup;
    }

    public AdministrationSecurityGroup getAdministrationSecurityGroup() {
        return administrationSecurityGroup;
    }

    /** For tunnels the router ends itself; empty where it ends none. */
    public Optional<IpsecSecurityGroup> getIpsecSecurityGroup() {
        return ipsecSecurityGroup;
    }

    public VoiceSecurityGroup getVoiceSecurityGroup() {
        return voiceSecurityGroup;
    }

    public CloudConnectProps getProps() {
        return props;
    }

    @Override
    public IVpc getVpc() {
        return vpc;
    }

    @Override
    public List<String> getElasticIps() {
        return routers.stream()
                .map(router -> router.getElasticIp().getPublicIp())
                .toList();
    }

    @Override
    public String getTrunkSid() {
        return trunk.getTrunkSid();
    }

    @Override
    public String getTerminationHost() {
        return getEdge().terminationHost(props.trunk().domain());
    }

    @Override
    public Connections getConnections() {
        return connections;
    }

    /** Makes a site in one statement. */
    public static final class Builder extends CloudConnectOptions<Builder> {
        private final Construct scope;
        private final String id;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** @throws IllegalArgumentException with everything that is wrong */
        public CloudConnect build() {
            return new CloudConnect(scope, id, props());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
