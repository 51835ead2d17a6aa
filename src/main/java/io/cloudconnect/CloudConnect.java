package io.cloudconnect;

import io.cloudconnect.network.TwilioSecurityGroup;
import io.cloudconnect.network.VoiceNetwork;
import io.cloudconnect.onpremises.IpsecSecurityGroup;
import io.cloudconnect.onpremises.SiteToSiteVpn;
import io.cloudconnect.operations.MonitoringSettings;
import io.cloudconnect.operations.SiteMonitoring;
import io.cloudconnect.operations.SiteMonitoringProps;
import io.cloudconnect.router.AdministrationSecurityGroup;
import io.cloudconnect.router.Vcube;
import io.cloudconnect.router.VoiceSecurityGroup;
import io.cloudconnect.token.Tokens;
import io.cloudconnect.trunk.ElasticSipTrunk;
import io.cloudconnect.trunk.ElasticSipTrunkProps;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.interfaces.ec2.IVPCRef;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.ConnectionsProps;
import software.amazon.awscdk.services.ec2.IVpc;
import software.constructs.Construct;

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
    /** Tag on everything of a site; its value is the stack's name and the site's path in it. */
    public static final String TAG = "cloudconnect:site";

    private final CloudConnectProps props;
    private final String path;
    private final CallPath callPath;
    private final Optional<VoiceNetwork> network;
    private final SiteFirewall firewall;
    private final RouterFleet routers;
    private final ElasticSipTrunk trunk;
    private final Optional<SiteMonitoring> monitoring;
    private Connections connections;

    /**
     * Makes a site; {@link Builder} does the same in one statement.
     *
     * @param scope the stack, or a construct in it
     * @param id unique in the scope; part of every logical id, so it stays
     * @param props what the site is
     * @throws IllegalArgumentException when the stack has no region and the props name no edge, or the VPC lacks
     *     subnets
     */
    public CloudConnect(Construct scope, String id, CloudConnectProps props) {
        super(scope, id);
        this.props = props;
        Stack stack = scope instanceof Stack itself ? itself : Stack.of(this);
        String stackName = stack.getStackName();
        path = SitePath.of(stack, stackName, scope, id);
        callPath = props.callPath(() -> exchange(stack));
        network = props.localNetwork().map(layout -> new VoiceNetwork(this, "Network", layout, stackName + "/Network"));
        IVPCRef vpc = network.<IVPCRef>map(VoiceNetwork::getResource)
                .orElseGet(() -> props.vpc().orElseThrow());
        firewall = SiteFirewall.in(this, vpc, props, callPath);
        routers = new RouterFleet(this, path, props, callPath, network, firewall);
        Optional<SiteToSiteVpn> vpn = new Ways(this, props, network, routers.routers()).build(getPlannedEdge());
        trunk = new ElasticSipTrunk(
                this,
                "Trunk",
                new ElasticSipTrunkProps(
                        props.trunk(),
                        props.credentials(),
                        routers.allowedAddresses(),
                        routers.originationUrls(getEdge())));
        routers.moveAddressesAfter(trunk);
        monitoring = props.monitoring().map(settings -> monitoring(settings, vpn));
        warn();
        // A stack of its own is the site's altogether, with what the CDK adds to it, such as its own functions.
        Tags.of(scope instanceof CloudConnectStack ? scope : this).add(TAG, path);
    }

    /**
     * A site that another stack made, to be connected with and referred to.
     *
     * @param scope where it is referred to
     * @param id unique in the scope
     * @param attributes what is known of the site
     * @return the site
     */
    public static ICloudConnect fromAttributes(Construct scope, String id, CloudConnectAttributes attributes) {
        return new ImportedCloudConnect(scope, id, attributes);
    }

    /** The exchange of the stack's region, where no edge is named. */
    private static Exchange exchange(Stack stack) {
        String region = stack.getRegion();
        if (Tokens.isUnresolved(region)) {
            throw new IllegalArgumentException(
                    "the stack has no region to choose the exchange by; give the stack an env with a region, or name the edge");
        }
        return Exchange.forRegion(region);
    }

    private SiteMonitoring monitoring(MonitoringSettings settings, Optional<SiteToSiteVpn> vpn) {
        return new SiteMonitoring(
                this,
                "Monitoring",
                new SiteMonitoringProps(
                        settings,
                        path.replace('/', '-'),
                        routers.routers(),
                        props.router().licence().throughputMbps(),
                        props.bandwidthMbps(),
                        trunk.getFunction(),
                        vpn.map(tunnels -> tunnels.getConnection().getAttrVpnConnectionId()),
                        network.flatMap(VoiceNetwork::getFlowLogGroup),
                        callPath.accepted().stream()
                                .flatMap(edge -> edge.signalling().stream())
                                .distinct()
                                .toList()));
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

    /** {@return the edge calls take today} */
    public Edge getEdge() {
        return callPath.today();
    }

    /** {@return the edge once the connection stands} */
    public Edge getPlannedEdge() {
        return callPath.planned();
    }

    /** {@return the routers, the preferred one first} */
    public List<Vcube> getRouters() {
        return routers.routers();
    }

    /** {@return the trunk at Twilio, with the function that configures it} */
    public ElasticSipTrunk getTrunk() {
        return trunk;
    }

    /** {@return the VPC this site made; empty in a VPC that was given} */
    public Optional<VoiceNetwork> getNetwork() {
        return network;
    }

    /** {@return dashboard, alarms and who is told; empty where they were not asked for} */
    public Optional<SiteMonitoring> getMonitoring() {
        return monitoring;
    }

    /** {@return who lets Twilio's signalling and media in and out} */
    public TwilioSecurityGroup getTwilioSecurityGroup() {
        return firewall.twilio();
    }

    /** {@return who lets the administrators in, and the router out to licensing, time and names} */
    public AdministrationSecurityGroup getAdministrationSecurityGroup() {
        return firewall.administration();
    }

    /** {@return who lets in the peers of tunnels that the router ends itself; empty where it ends none} */
    public Optional<IpsecSecurityGroup> getIpsecSecurityGroup() {
        return firewall.ipsec();
    }

    /** {@return who lets in the call managers, contact centres and gateways on the premises} */
    public VoiceSecurityGroup getVoiceSecurityGroup() {
        return firewall.voice();
    }

    /** {@return what the site was made of} */
    public CloudConnectProps getProps() {
        return props;
    }

    @Override
    public IVpc getVpc() {
        return props.vpc().orElseGet(() -> network.orElseThrow().getVpc());
    }

    @Override
    public List<String> getElasticIps() {
        return routers.elasticIps();
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
        if (connections == null) {
            connections = new Connections(ConnectionsProps.builder()
                    .securityGroups(List.of(firewall.voice().getSecurityGroup()))
                    .build());
        }
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

        /**
         * Starts a site with every default.
         *
         * @param scope the stack, or a construct in it
         * @param id unique in the scope; part of every logical id, so it stays
         * @return a builder; {@code credentials} and {@code trunk} have to follow
         */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * Makes the site.
         *
         * @return the site, already in its scope
         * @throws IllegalArgumentException with everything that is wrong
         */
        public CloudConnect build() {
            return new CloudConnect(scope, id, props());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
