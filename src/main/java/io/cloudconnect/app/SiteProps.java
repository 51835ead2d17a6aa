package io.cloudconnect.app;

import io.cloudconnect.CallPath;
import io.cloudconnect.CloudConnectProps;
import io.cloudconnect.RouterConfiguration;
import io.cloudconnect.cube.InterconnectPath;
import io.cloudconnect.cube.IpsecProposal;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.cube.PreSharedKey;
import io.cloudconnect.cube.RouterVpn;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.network.VoiceNetworkProps;
import io.cloudconnect.onpremises.SiteToSiteVpnSettings;
import io.cloudconnect.operations.MonitoringSettings;
import io.cloudconnect.router.ElasticIpAttributes;
import io.cloudconnect.router.RouterImage;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.trunk.TrunkNumbers;
import io.cloudconnect.trunk.TrunkSettings;
import io.cloudconnect.trunk.contract.TrunkProperties;
import io.cloudconnect.trunk.contract.TrunkProperties.OriginationUrl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** From a site of the file to the library's settings. */
public final class SiteProps {
    /** The autonomous system on our side, the one AWS gives its own gateways. */
    private static final long LOCAL_ASN = 64512;

    private static final int LONGEST_HOSTNAME = 60;

    private final TwilioAccount twilio;
    private final Site site;

    public SiteProps(TwilioAccount twilio, Site site) {
        this.twilio = twilio;
        this.site = site;
    }

    /** Everything the site's construct needs; secret and VPC are imported into this scope. */
    public CloudConnectProps cloudConnect(Construct scope) {
        CloudConnectProps.Builder props = CloudConnectProps.builder()
                .credentials(credentials(scope))
                .trunk(trunk())
                .router(router())
                .edge(site.edge())
                .interconnect(interconnect())
                .bandwidthMbps(site.interconnect().bandwidthMbps())
                .networkAcl(site.network().networkAcl())
                .retiredMedia(site.network().retiredMedia())
                .onPremises(onPremises())
                .elasticIps(site.router().elasticIps().stream()
                        .map(own -> new ElasticIpAttributes(own.address(), own.allocationId()))
                        .toList())
                .retainElasticIp(site.retainElasticIp());
        site.connection().ifPresent(props::connection);
        siteToSiteVpn(scope).ifPresent(props::siteToSiteVpn);
        if (site.interconnect().path() instanceof InterconnectSection.DirectConnect path) {
            props.interconnectGatewayId(path.gatewayId());
        }
        site.network()
                .existingVpc()
                .ifPresent(vpc -> props.vpc(Vpc.fromVpcAttributes(
                        scope,
                        "Vpc",
                        VpcAttributes.builder()
                                .vpcId(vpc.vpcId())
                                .availabilityZones(vpc.availabilityZones())
                                .publicSubnetIds(vpc.publicSubnetIds())
                                .publicSubnetRouteTableIds(orNone(vpc.publicSubnetRouteTableIds()))
                                .privateSubnetIds(orNone(vpc.privateSubnetIds()))
                                .privateSubnetRouteTableIds(orNone(vpc.privateSubnetRouteTableIds()))
                                .build())));
        network().ifPresent(props::network);
        if (site.operations().isAnything()) {
            props.monitoring(monitoring(scope));
        }
        return props.build();
    }

    // The CDK takes an empty list for one of the wrong length.
    private static List<String> orNone(List<String> ids) {
        return ids.isEmpty() ? null : ids;
    }

    /** What the routers' configurations depend on; needs no CDK. */
    public RouterConfiguration routerConfiguration() {
        return new RouterConfiguration(
                new CallPath(site.edge(), site.connection(), interconnect(), List.of()),
                trunk(),
                router(),
                onPremises(),
                OptionalInt.of(site.interconnect().bandwidthMbps()),
                network());
    }

    private MonitoringSettings monitoring(Construct scope) {
        OperationsSection in = site.operations();
        return new MonitoringSettings(
                in.dashboard(),
                in.alarms(),
                in.email(),
                in.topic().map(arn -> Topic.fromTopicArn(scope, "AlarmTopic", arn)),
                in.routerLogGroup());
    }

    private ISecret credentials(Construct scope) {
        return secret(scope, "TwilioCredentials", twilio.credentials());
    }

    private Optional<SiteToSiteVpnSettings> siteToSiteVpn(Construct scope) {
        VpnSection in = site.onPremises().vpn();
        if (in.type() != VpnSection.Type.SITE_TO_SITE) {
            return Optional.empty();
        }
        SiteToSiteVpnSettings vpn = SiteToSiteVpnSettings.to(in.peer().orElseThrow());
        if (in.asn().isPresent()) {
            vpn = vpn.withBgp(in.asn().get());
        }
        if (in.transitGatewayId().isPresent()) {
            vpn = vpn.withTransitGateway(in.transitGatewayId().get());
        }
        return Optional.of(
                in.preSharedKey().isPresent()
                        ? vpn.withPreSharedKey(secret(
                                scope, "VpnPreSharedKey", in.preSharedKey().get()))
                        : vpn);
    }

    private static ISecret secret(Construct scope, String id, String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? Secret.fromSecretCompleteArn(scope, id, nameOrArn)
                : Secret.fromSecretNameV2(scope, id, nameOrArn);
    }

    private TrunkSettings trunk() {
        TrunkSection in = site.trunk();
        TrunkSettings.Builder trunk = TrunkSettings.builder(in.domain().name())
                .friendlyName(in.friendlyName())
                .transferMode(in.transfer())
                .transferCallerId(in.transferCallerId())
                .secure(in.secure())
                .cnamLookup(in.cnamLookup())
                .disasterRecoveryMethod(in.disasterRecoveryMethod())
                .recording(in.recording().mode(), in.recording().trim())
                .allow(in.allow())
                .accessControlLists(in.accessControlLists())
                .credentialLists(in.credentialLists())
                .origination(origination(in.origination()))
                .numbers(new TrunkNumbers(in.numbers(), in.numbersFile(), in.buy(), in.takeOver()))
                .revision(twilio.revision());
        in.sid().ifPresent(trunk::trunkSid);
        in.disasterRecoveryUrl().ifPresent(trunk::disasterRecoveryUrl);
        return trunk.build();
    }

    private static List<OriginationUrl> origination(List<OriginationTarget> targets) {
        return targets.stream()
                .map(target -> new OriginationUrl(
                        nameOf(target.url()), target.url(), target.priority(), target.weight(), target.enabled()))
                .toList();
    }

    /** Names are shorter than URLs may be; where one is cut, a few digits keep it apart from its neighbours. */
    private static String nameOf(String url) {
        String digits = String.format(" %08x", url.hashCode());
        return url.length() <= TrunkProperties.LONGEST_NAME
                ? url
                : url.substring(0, TrunkProperties.LONGEST_NAME - digits.length()) + digits;
    }

    private RouterSettings router() {
        RouterSection in = site.router();
        RouterSettings.Builder router = RouterSettings.builder()
                .image(image(in.image()))
                .platform(in.platform())
                .instanceType(in.instanceType())
                .unsupportedInstanceType(in.unsupportedInstanceType())
                .licence(in.licence())
                .redundancy(in.redundancy())
                .interfaces(in.interfaces())
                .transport(in.transport())
                .rtpPorts(in.rtpPorts())
                .numberingPlan(in.calledNumbers())
                .emergencyNumbers(in.emergencyNumbers())
                .adminNetworks(in.adminCidrs())
                .extraConfiguration(in.extraConfiguration())
                .bootTime(Duration.ofMinutes(in.bootMinutes()))
                .requireImdsv2(in.imdsv2());
        router.hostname(in.hostname().orElseGet(this::hostname));
        in.keyPair().ifPresent(router::keyPair);
        return router.build();
    }

    /** Short enough for the number that a pair's routers have behind it. */
    private String hostname() {
        String name = "vcube-" + site.name();
        return name.substring(0, Math.min(name.length(), LONGEST_HOSTNAME)).replaceFirst("-+$", "");
    }

    private static RouterImage image(ImageReference reference) {
        if (reference instanceof ImageReference.SsmParameter parameter) {
            return RouterImage.fromSsmParameter(parameter.name());
        }
        return reference instanceof ImageReference.Ami ami
                ? RouterImage.fromAmi(ami.id())
                : RouterImage.fromAmiMap(((ImageReference.AmiByRegion) reference).ids());
    }

    private Optional<VoiceNetworkProps> network() {
        NetworkSection in = site.network();
        return in.existingVpc().isPresent()
                ? Optional.empty()
                : Optional.of(VoiceNetworkProps.builder()
                        .cidr(in.cidr().orElse(NetworkSection.DEFAULT_CIDR))
                        .natGateways(in.natGateways())
                        .flowLogs(in.flowLogs())
                        .build());
    }

    private OnPremises onPremises() {
        OnPremisesSection in = site.onPremises();
        OnPremises.Builder onPremises = OnPremises.builder()
                .networks(in.networks())
                .callManagers(addresses(in.callManagers()))
                .contactCenters(addresses(in.contactCenters()))
                .gateways(addresses(in.gateways()))
                .extensions(in.extensions());
        if (in.vpn().type() == VpnSection.Type.ROUTER) {
            RouterVpn vpn = RouterVpn.to(in.vpn().peer().orElseThrow())
                    .withPreSharedKey(
                            in.vpn().preSharedKey().map(PreSharedKey::inSecret).orElseGet(PreSharedKey::typedIn));
            onPremises.vpn(
                    in.vpn().asn().map(asn -> vpn.withBgp(LOCAL_ASN, asn)).orElse(vpn));
        }
        return onPremises.build();
    }

    private InterconnectPath interconnect() {
        InterconnectSection.Path path = site.interconnect().path();
        if (path instanceof InterconnectSection.Vpn vpn) {
            return InterconnectPath.vpn(
                    vpn.peer(),
                    vpn.mode() == InterconnectSection.VpnMode.ROUTE_BASED
                            ? InterconnectPath.VpnMode.ROUTE_BASED
                            : InterconnectPath.VpnMode.POLICY_BASED,
                    IpsecProposal.AES_GCM,
                    vpn.preSharedKey().map(PreSharedKey::inSecret).orElseGet(PreSharedKey::typedIn));
        }
        return path instanceof InterconnectSection.DirectConnect
                ? InterconnectPath.DIRECT_CONNECT
                : InterconnectPath.DIRECT;
    }

    private static List<Cidr> addresses(List<String> texts) {
        return texts.stream().map(Cidr::of).toList();
    }
}
