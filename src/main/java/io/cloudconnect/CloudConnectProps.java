package io.cloudconnect;

import io.cloudconnect.cube.InterconnectPath;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.network.VoiceNetworkProps;
import io.cloudconnect.onpremises.SiteToSiteVpnSettings;
import io.cloudconnect.operations.MonitoringSettings;
import io.cloudconnect.router.ElasticIpAttributes;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.rule.NetworkRules;
import io.cloudconnect.rule.Problems;
import io.cloudconnect.rule.RouterRules;
import io.cloudconnect.rule.TrunkRules;
import io.cloudconnect.trunk.TrunkSettings;
import io.cloudconnect.twilio.ConnectionSid;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.SipTransport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awscdk.services.ec2.CfnInstance;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * A site: one region's router, firewall and trunk.
 *
 * @param credentials secret with {@code accountSid}, {@code apiKeySid} and {@code apiKeySecret} of a Standard API key
 * @param trunk the Elastic SIP Trunk
 * @param router the vCUBE
 * @param edge where Twilio is reached once the connection stands. Default: the exchange of the stack's region
 * @param connection SID of the Interconnect connection. Default: none, Twilio has not issued it yet; see
 *     {@link CallPath#today}
 * @param interconnect the way to the exchange. Default: direct
 * @param bandwidthMbps the connection's size, Mbit/s. Default: unknown
 * @param furtherEdges other exchanges or public edges calls may come from; Twilio advises all exchanges. Default: none
 * @param vpc an existing VPC with public subnets (and private ones for two interfaces). Default: none, one is made
 * @param network the VPC to make; not together with {@code vpc}. Default: 10.20.0.0/16 over two zones
 * @param networkAcl true: a network ACL stands before the public subnets, in a VPC of its own only. Default: false
 * @param retiredMedia true: Twilio's media ranges of 2019 are let through as well. Default: false
 * @param onPremises the voice network behind the router. Default: none
 * @param siteToSiteVpn an AWS Site-to-Site VPN to the on-premises networks; not together with a VPN the router ends.
 *     Default: none
 * @param interconnectGatewayId virtual private or transit gateway (vgw-…, tgw-…) the exchange is reached through, with
 *     {@link InterconnectPath#DIRECT_CONNECT}. Default: none
 * @param elasticIps addresses the account has already, one a router. Default: none, they are allocated
 * @param retainElasticIp true: addresses allocated here stay when the stack goes, because Twilio knows them. Default:
 *     true
 * @param monitoring dashboard, alarms and who is told. Default: none
 * @param customizeRouter last word on each router's EC2 instance. Default: nothing
 */
public record CloudConnectProps(
        ISecret credentials,
        TrunkSettings trunk,
        RouterSettings router,
        Optional<Edge> edge,
        Optional<ConnectionSid> connection,
        InterconnectPath interconnect,
        OptionalInt bandwidthMbps,
        List<Edge> furtherEdges,
        Optional<IVpc> vpc,
        Optional<VoiceNetworkProps> network,
        boolean networkAcl,
        boolean retiredMedia,
        OnPremises onPremises,
        Optional<SiteToSiteVpnSettings> siteToSiteVpn,
        Optional<String> interconnectGatewayId,
        List<ElasticIpAttributes> elasticIps,
        boolean retainElasticIp,
        Optional<MonitoringSettings> monitoring,
        Consumer<CfnInstance> customizeRouter) {

    public CloudConnectProps {
        furtherEdges = List.copyOf(furtherEdges);
        elasticIps = List.copyOf(elasticIps);
        Problems problems = new Problems();
        if (credentials == null) {
            problems.add("credentials is missing; give the secret with the Twilio API key");
        }
        if (trunk == null) {
            problems.add("trunk is missing; write TrunkSettings.of(\"gaman\") for gaman.pstn.twilio.com");
        }
        if (router == null) {
            problems.add("router is missing; write RouterSettings.defaults()");
        }
        if (vpc.isPresent() && network.isPresent()) {
            problems.add("vpc and network are both given; give an existing VPC, or say how to make one");
        }
        if (vpc.isPresent() && networkAcl) {
            problems.add(
                    "networkAcl is asked for in an existing VPC, whose subnets others share; add TwilioNetworkAcl to your own subnets");
        }
        if (router != null) {
            List<String> allocations =
                    elasticIps.stream().map(ElasticIpAttributes::allocationId).toList();
            problems.check("elasticIps", allocations, ids -> RouterRules.elasticIps(ids, routers(router)));
        }
        if (trunk != null && router != null) {
            int further = trunk.origination().size();
            problems.check("trunk origination", further, urls -> TrunkRules.originationUrls(urls, routers(router)));
        }
        if (trunk != null && router != null && trunk.secure() != (router.transport() == SipTransport.TLS)) {
            problems.add(
                    trunk.secure()
                            ? "trunk is secure but the router's transport is " + router.transport()
                                    + "; write transport(SipTransport.TLS)"
                            : "router's transport is tls but the trunk is not secure; write secure(true)");
        }
        if (siteToSiteVpn.isPresent() && onPremises.vpn().isPresent()) {
            problems.add("siteToSiteVpn and a VPN on the router are both given; choose who ends the tunnel");
        }
        if (interconnect instanceof InterconnectPath.DirectConnect != interconnectGatewayId.isPresent()) {
            problems.add(
                    interconnectGatewayId.isPresent()
                            ? "interconnectGatewayId is given but the way to the exchange is " + interconnect.id()
                                    + "; write interconnect(InterconnectPath.DIRECT_CONNECT)"
                            : "the exchange is reached by Direct Connect but interconnectGatewayId is missing; write vgw-… or tgw-…");
        }
        Optional<VoiceNetworkProps> local = localNetwork(vpc, network);
        for (Cidr theirs : onPremises.networks()) {
            local.ifPresent(
                    own -> problems.check("onPremises networks", theirs, net -> NetworkRules.apart(net, own.cidr())));
            problems.check("onPremises networks", theirs, NetworkRules::besideGuestShell);
        }
        problems.throwIfAny();
    }

    private static int routers(RouterSettings router) {
        return router.redundancy().routers();
    }

    /** Which edges are meant, with the one to take where none is named. */
    CallPath callPath(Supplier<Exchange> usual) {
        return new CallPath(edge.orElseGet(usual), connection, interconnect, furtherEdges);
    }

    /** What the routers' configuration depends on. */
    RouterConfiguration routerConfiguration(CallPath callPath) {
        return new RouterConfiguration(callPath, trunk, router, onPremises, bandwidthMbps, localNetwork());
    }

    /** The VPC's layout, when it is made here. */
    Optional<VoiceNetworkProps> localNetwork() {
        return localNetwork(vpc, network);
    }

    private static Optional<VoiceNetworkProps> localNetwork(Optional<IVpc> vpc, Optional<VoiceNetworkProps> network) {
        return vpc.isPresent()
                ? Optional.empty()
                : Optional.of(
                        network.orElseGet(() -> VoiceNetworkProps.builder().build()));
    }

    /** {@return a builder with every default; {@code credentials} and {@code trunk} have to follow} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link CloudConnectProps}, for {@link CloudConnectStack} and for props that several sites share. */
    public static final class Builder extends CloudConnectOptions<Builder> {
        private Builder() {}

        /**
         * {@return the props}
         *
         * @throws IllegalArgumentException with everything that is wrong
         */
        public CloudConnectProps build() {
            return props();
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
