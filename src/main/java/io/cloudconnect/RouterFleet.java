package io.cloudconnect;

import io.cloudconnect.cube.CubeConfiguration;
import io.cloudconnect.cube.CubeSettings;
import io.cloudconnect.network.VoiceNetwork;
import io.cloudconnect.router.ElasticIp;
import io.cloudconnect.router.Vcube;
import io.cloudconnect.router.VcubeProps;
import io.cloudconnect.trunk.contract.TrunkProperties.AllowedAddress;
import io.cloudconnect.trunk.contract.TrunkProperties.OriginationUrl;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.SipTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.interfaces.ec2.ISubnetRef;
import software.constructs.Construct;
import software.constructs.IDependable;

/** The routers of a site, one or two, and what Twilio has to know of them. */
final class RouterFleet {
    private static final int PRIORITY_STEP = 10;
    private static final int WEIGHT = 10;

    private final Construct scope;
    private final CloudConnectProps props;
    private final String path;
    private final Optional<VoiceNetwork> network;
    private final List<Vcube> routers = new ArrayList<>();

    RouterFleet(
            Construct scope,
            String path,
            CloudConnectProps props,
            CallPath callPath,
            Optional<VoiceNetwork> network,
            SiteFirewall firewall) {
        this.scope = scope;
        this.path = path;
        this.props = props;
        this.network = network;
        RouterConfiguration configuration = props.routerConfiguration(callPath);
        for (int index = 0; index < count(); index++) {
            CubeSettings settings = configuration.settings(index);
            if (index == 0) {
                warnOfUnknownLines(settings);
            }
            routers.add(router(index, settings, firewall));
        }
    }

    private Vcube router(int index, CubeSettings settings, SiteFirewall firewall) {
        String suffix = count() > 1 ? String.valueOf(index + 1) : "";
        String name = path.replace('/', '-') + (count() > 1 ? "-" + suffix : "");
        int interfaces = props.router().interfaces();
        VcubeProps.Builder vcube = VcubeProps.builder()
                .name(name)
                .image(props.router().image())
                .instanceType(props.router().instanceType())
                .elasticIp(elasticIp(index, suffix, name))
                .outside(subnet(outside(), index, "public"), firewall.outside(interfaces))
                .dayZero(new DayZeroText(settings))
                .forwards(props.onPremises().vpn().isPresent())
                .requireImdsv2(props.router().requireImdsv2())
                .customizeInstance(props.customizeRouter());
        props.router().keyPair().ifPresent(vcube::keyPair);
        if (interfaces == 2) {
            vcube.inside(subnet(inside(), index, "private"), firewall.inside());
        }
        Vcube router = new Vcube(scope, "Router" + suffix, vcube.build());
        if (index > 0) {
            router.getNode()
                    .addDependency(new RouterReadiness(
                            scope,
                            "Router" + index + "Readiness",
                            routers.get(index - 1),
                            props.router().bootTime()));
        }
        return router;
    }

    /** What the check cannot judge goes onto the router all the same, but not silently. */
    private void warnOfUnknownLines(CubeSettings settings) {
        if (settings.extraConfiguration().isEmpty()) {
            return;
        }
        CubeConfiguration.of(settings).unknownLines().forEach(line -> Annotations.of(scope)
                .addWarningV2(
                        "cloudconnect:extra-configuration",
                        "extraConfiguration \"" + line.line().strip()
                                + "\" is no command the check knows; try it on a router"));
    }

    private ElasticIp elasticIp(int index, String suffix, String name) {
        if (!props.elasticIps().isEmpty()) {
            return ElasticIp.existing(props.elasticIps().get(index));
        }
        ElasticIp elasticIp = ElasticIp.allocate(scope, "ElasticIp" + suffix, name, props.retainElasticIp());
        network.map(VoiceNetwork::getInternetConnectivity)
                .ifPresent(gateway -> elasticIp.getResource().ifPresent(resource -> resource.getNode()
                        .addDependency(gateway)));
        return elasticIp;
    }

    /**
     * The addresses move last: CloudFormation does not bring a moved association back when something fails after it.
     */
    void moveAddressesAfter(IDependable trunk) {
        IDependable[] others = Stream.concat(
                        network.map(VoiceNetwork::getInternetConnectivity).stream(), Stream.of(trunk))
                .toArray(IDependable[]::new);
        routers.forEach(router -> router.getElasticIpAssociation().getNode().addDependency(others));
    }

    private List<? extends ISubnetRef> outside() {
        return network.<List<? extends ISubnetRef>>map(VoiceNetwork::getPublicSubnets)
                .orElseGet(() -> Subnets.outside(props.vpc().orElseThrow()));
    }

    private List<? extends ISubnetRef> inside() {
        return network.<List<? extends ISubnetRef>>map(VoiceNetwork::getPrivateSubnets)
                .orElseGet(() -> Subnets.inside(props.vpc().orElseThrow()));
    }

    private ISubnetRef subnet(List<? extends ISubnetRef> subnets, int index, String kind) {
        if (subnets.size() < count()) {
            throw new IllegalArgumentException("the VPC has " + subnets.size() + " " + kind + " subnets, and there are "
                    + count() + " routers; give a VPC with one a router, in different zones");
        }
        return subnets.get(index);
    }

    private int count() {
        return props.router().redundancy().routers();
    }

    List<Vcube> routers() {
        return List.copyOf(routers);
    }

    List<String> elasticIps() {
        return routers.stream()
                .map(router -> router.getElasticIp().getPublicIp())
                .toList();
    }

    /** The entries of the trunk's access control list. */
    List<AllowedAddress> allowedAddresses() {
        return each((name, index) -> new AllowedAddress(name, elasticIps().get(index) + "/32"));
    }

    /**
     * Where Twilio sends calls, the first router preferred. Parameters: https://www.twilio.com/docs/sip-trunking,
     * "Origination".
     */
    List<OriginationUrl> originationUrls(Edge edge) {
        SipTransport transport = props.router().transport();
        String port = transport == SipTransport.TLS ? ":" + transport.port() : "";
        return each((name, index) -> new OriginationUrl(
                name,
                "sip:" + elasticIps().get(index) + port + ";edge=" + edge.id() + ";transport=" + transport.id(),
                PRIORITY_STEP * (index + 1),
                WEIGHT,
                true));
    }

    private <T> List<T> each(BiFunction<String, Integer, T> make) {
        return IntStream.range(0, routers.size())
                .mapToObj(index -> make.apply("router " + (index + 1), index))
                .toList();
    }
}
