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

    public B credentials(ISecret value) {
        credentials = value;
        return self();
    }

    public B trunk(TrunkSettings value) {
        trunk = value;
        return self();
    }

    public B router(RouterSettings value) {
        router = value;
        return self();
    }

    public B edge(Edge value) {
        edge = Optional.of(value);
        return self();
    }

    public B connection(ConnectionSid value) {
        connection = Optional.of(value);
        return self();
    }

    public B interconnect(InterconnectPath value) {
        interconnect = value;
        return self();
    }

    public B bandwidthMbps(int value) {
        bandwidthMbps = OptionalInt.of(value);
        return self();
    }

    public B furtherEdges(List<? extends Edge> value) {
        furtherEdges = List.copyOf(value);
        return self();
    }

    public B vpc(IVpc value) {
        vpc = Optional.of(value);
        return self();
    }

    public B network(VoiceNetworkProps value) {
        network = Optional.of(value);
        return self();
    }

    public B networkAcl(boolean value) {
        networkAcl = value;
        return self();
    }

    public B retiredMedia(boolean value) {
        retiredMedia = value;
        return self();
    }

    public B onPremises(OnPremises value) {
        onPremises = value;
        return self();
    }

    public B siteToSiteVpn(SiteToSiteVpnSettings value) {
        siteToSiteVpn = Optional.of(value);
        return self();
    }

    public B interconnectGatewayId(String value) {
        interconnectGatewayId = Optional.of(value);
        return self();
    }

    public B elasticIps(List<ElasticIpAttributes> value) {
        elasticIps = value;
        return self();
    }

    public B retainElasticIp(boolean value) {
        retainElasticIp = value;
        return self();
    }

    public B monitoring(MonitoringSettings value) {
        monitoring = Optional.of(value);
        return self();
    }

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
