package io.cloudconnect;

import io.cloudconnect.cube.InterconnectPath;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.network.VoiceNetworkProps;
import io.cloudconnect.onpremises.SiteToSiteVpnSettings;
import io.cloudconnect.operations.MonitoringSettings;
import io.cloudconnect.router.ElasticIpAttributes;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.trunk.TrunkSettings;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Edge;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import software.amazon.awscdk.services.ec2.CfnInstance;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * Collects what {@link CloudConnectProps} holds; {@code credentials} and {@code trunk} have no default.
 *
 * @param <B> the builder that is being called
 */
public abstract sealed class CloudConnectOptions<B> permits CloudConnectProps.Builder, CloudConnect.Builder {
    private ISecret credentials;
    private TrunkSettings trunk;
    private RouterSettings router = RouterSettings.defaults();
    private Optional<Edge> edge = Optional.empty();
    private Optional<ConnectionSid> connection = Optional.empty();
    private InterconnectPath interconnect = InterconnectPath.DIRECT;
    private OptionalInt bandwidthMbps = OptionalInt.empty();
    private List<Edge> furtherEdges = List.of();
    private Optional<IVpc> vpc = Optional.empty();
    private Optional<VoiceNetworkProps> network = Optional.empty();
    private boolean networkAcl;
    private boolean retiredMedia;
    private OnPremises onPremises = OnPremises.NONE;
    private Optional<SiteToSiteVpnSettings> siteToSiteVpn = Optional.empty();
    private Optional<String> interconnectGatewayId = Optional.empty();
    private List<ElasticIpAttributes> elasticIps = List.of();
    private boolean retainElasticIp = true;
    private Optional<MonitoringSettings> monitoring = Optional.empty();
    private Consumer<CfnInstance> customizeRouter = instance -> {};

    CloudConnectOptions() {}

    abstract B self();

    /**
     * The secret with Twilio's API key. The trunk function reads it when it runs; nothing of it gets into the template.
     * Required.
     *
     * @param value a JSON secret with {@code accountSid} (AC…), {@code apiKeySid} (SK…) and {@code apiKeySecret} of a
     *     Standard API key
     * @return this builder
     */
    public B credentials(ISecret value) {
        credentials = value;
        return self();
    }

    /**
     * The Elastic SIP Trunk: its domain, numbers, recording, transfer. Required.
     *
     * @param value {@code TrunkSettings.of("gaman")} for gaman.pstn.twilio.com with every default
     * @return this builder
     */
    public B trunk(TrunkSettings value) {
        trunk = value;
        return self();
    }

    /**
     * The routers: platform, image, licence, one or a pair. Default: one Catalyst 8000V on a c5.xlarge, Network
     * Essentials, 250 Mbit/s.
     *
     * @param value the routers' settings
     * @return this builder
     */
    public B router(RouterSettings value) {
        router = value;
        return self();
    }

    /**
     * Where calls enter and leave Twilio. Default: the exchange that serves the stack's region; a stack without a
     * region has to name one.
     *
     * @param value an exchange ({@link io.cloudconnect.twilio.Exchange#ASHBURN}), or a public edge for a site without
     *     Interconnect ({@link io.cloudconnect.twilio.PublicEdge#ASHBURN})
     * @return this builder
     */
    public B edge(Edge value) {
        edge = Optional.of(value);
        return self();
    }

    /**
     * The Interconnect connection, once Twilio has issued it. Default: none yet, and calls take the public edge of the
     * same place meanwhile. Setting it later replaces the router and keeps the Elastic IP.
     *
     * @param value the SID that Twilio issued, TN…
     * @return this builder
     */
    public B connection(ConnectionSid value) {
        connection = Optional.of(value);
        return self();
    }

    /**
     * The way to the exchange. Default: {@link InterconnectPath#DIRECT}, by the Elastic IP.
     *
     * @param value direct, a VPN the router ends, or Direct Connect with {@link #interconnectGatewayId}
     * @return this builder
     */
    public B interconnect(InterconnectPath value) {
        interconnect = value;
        return self();
    }

    /**
     * The size of the Interconnect connection. Default: unknown, and only the licence limits the calls the router
     * admits.
     *
     * @param value Mbit/s; ten calls each, by Twilio's own sizing
     * @return this builder
     */
    public B bandwidthMbps(int value) {
        bandwidthMbps = OptionalInt.of(value);
        return self();
    }

    /**
     * Other edges calls may come from. Default: none, though Twilio advises to accept calls from every exchange:
     * {@code furtherEdges(Exchange.all())}.
     *
     * @param value exchanges or public edges
     * @return this builder
     */
    public B furtherEdges(List<? extends Edge> value) {
        furtherEdges = List.copyOf(value);
        return self();
    }

    /**
     * Other edges calls may come from. Default: none.
     *
     * @param value exchanges or public edges
     * @return this builder
     */
    public B furtherEdges(Edge... value) {
        return furtherEdges(List.of(value));
    }

    /**
     * A VPC that exists, with a public subnet a router (and a private one each for two interfaces). Not together with
     * {@link #network}. Default: none, one is made.
     *
     * @param value the VPC; imported by {@code Vpc.fromVpcAttributes} it needs the route tables of its subnets for a
     *     VPN
     * @return this builder
     */
    public B vpc(IVpc value) {
        vpc = Optional.of(value);
        return self();
    }

    /**
     * The layout of the VPC to make. Not together with {@link #vpc}. Default: 10.20.0.0/16 over two zones, flow logs,
     * no NAT gateway.
     *
     * @param value the layout
     * @return this builder
     */
    public B network(VoiceNetworkProps value) {
        network = Optional.of(value);
        return self();
    }

    /**
     * A network ACL before the public subnets, for those whose rules ask for one; only in a VPC that is made here.
     * Default: false.
     *
     * @param value true: the ACL is made
     * @return this builder
     */
    public B networkAcl(boolean value) {
        networkAcl = value;
        return self();
    }

    /**
     * Lets Twilio's media ranges of 2019 through beside today's. Default: false, since Twilio left them on 21 February
     * 2024.
     *
     * @param value true: they are let through
     * @return this builder
     */
    public B retiredMedia(boolean value) {
        retiredMedia = value;
        return self();
    }

    /**
     * The voice network behind the router: its networks, call managers, contact centres, gateways, and a VPN the router
     * ends. Default: none.
     *
     * @param value the voice network
     * @return this builder
     */
    public B onPremises(OnPremises value) {
        onPremises = value;
        return self();
    }

    /**
     * An AWS Site-to-Site VPN to the on-premises networks. Not together with a VPN the router ends. Default: none.
     *
     * @param value {@code SiteToSiteVpnSettings.to("203.0.113.10")} for static routes
     * @return this builder
     */
    public B siteToSiteVpn(SiteToSiteVpnSettings value) {
        siteToSiteVpn = Optional.of(value);
        return self();
    }

    /**
     * The gateway behind which Direct Connect reaches the exchange; goes with {@link InterconnectPath#DIRECT_CONNECT}.
     * Default: none.
     *
     * @param value a virtual private gateway (vgw-…) or a transit gateway (tgw-…)
     * @return this builder
     */
    public B interconnectGatewayId(String value) {
        interconnectGatewayId = Optional.of(value);
        return self();
    }

    /**
     * Addresses the account has already, one a router; the stack never releases them. Default: none, they are
     * allocated.
     *
     * @param value the addresses, that of the preferred router first
     * @return this builder
     */
    public B elasticIps(List<ElasticIpAttributes> value) {
        elasticIps = List.copyOf(value);
        return self();
    }

    /**
     * Addresses the account has already, one a router; the stack never releases them. Default: none, they are
     * allocated.
     *
     * @param value the addresses, that of the preferred router first
     * @return this builder
     */
    public B elasticIps(ElasticIpAttributes... value) {
        return elasticIps(List.of(value));
    }

    /**
     * Whether addresses allocated here outlive the stack, because Twilio knows the site by them. Default: true.
     *
     * @param value false: they are released with the stack, for short-lived sites
     * @return this builder
     */
    public B retainElasticIp(boolean value) {
        retainElasticIp = value;
        return self();
    }

    /**
     * Dashboard, alarms, log queries, and who is told. Default: none; the alarm that recovers a router is always there.
     *
     * @param value {@code MonitoringSettings.standard().email("noc@example.com")}
     * @return this builder
     */
    public B monitoring(MonitoringSettings value) {
        monitoring = Optional.of(value);
        return self();
    }

    /**
     * The last word on each router's EC2 instance, for what is not foreseen here. What it changes is no part of the
     * router's identity: CloudFormation alone decides whether it replaces the instance. Default: nothing.
     *
     * @param value gets the instance before synth
     * @return this builder
     */
    public B customizeRouter(Consumer<CfnInstance> value) {
        customizeRouter = value;
        return self();
    }

    CloudConnectProps props() {
        return new CloudConnectProps(
                credentials,
                trunk,
                router,
                edge,
                connection,
                interconnect,
                bandwidthMbps,
                furtherEdges,
                vpc,
                network,
                networkAcl,
                retiredMedia,
                onPremises,
                siteToSiteVpn,
                interconnectGatewayId,
                elasticIps,
                retainElasticIp,
                monitoring,
                customizeRouter);
    }
}
