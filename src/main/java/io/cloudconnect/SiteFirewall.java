package io.cloudconnect;

import io.cloudconnect.cube.InterconnectPath;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.network.FirewallGroup;
import io.cloudconnect.network.TwilioNetworkAcl;
import io.cloudconnect.network.TwilioSecurityGroup;
import io.cloudconnect.network.TwilioSecurityGroupProps;
import io.cloudconnect.onpremises.IpsecSecurityGroup;
import io.cloudconnect.router.AdministrationSecurityGroup;
import io.cloudconnect.router.VoiceSecurityGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.interfaces.ec2.IVPCRef;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;

/**
 * Who may talk to a site's routers: a security group for each kind of peer, and a network ACL where one is asked for.
 *
 * @param ipsec for tunnels the router ends itself; empty where it ends none
 */
record SiteFirewall(
        TwilioSecurityGroup twilio,
        AdministrationSecurityGroup administration,
        VoiceSecurityGroup voice,
        Optional<IpsecSecurityGroup> ipsec) {

    static SiteFirewall in(CloudConnect scope, IVPCRef vpc, CloudConnectProps props, CallPath callPath) {
        TwilioSecurityGroupProps twilio = TwilioSecurityGroupProps.builder()
                .vpc(vpc)
                .edges(callPath.accepted())
                .rtpPorts(props.router().rtpPorts())
                .retiredMedia(props.retiredMedia())
                .build();
        if (props.networkAcl()) {
            new TwilioNetworkAcl(
                    scope,
                    "NetworkAcl",
                    scope.getVpc(),
                    SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build(),
                    twilio,
                    trusted(props));
        }
        List<Cidr> ipsecPeers = ipsecPeers(props);
        return new SiteFirewall(
                new TwilioSecurityGroup(scope, "TwilioFirewall", twilio),
                new AdministrationSecurityGroup(
                        scope, "Administration", vpc, props.router().adminNetworks()),
                new VoiceSecurityGroup(
                        scope, "Voice", vpc, props.onPremises(), props.router().rtpPorts()),
                ipsecPeers.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new IpsecSecurityGroup(scope, "Ipsec", vpc, ipsecPeers)));
    }

    /** The groups of a router's first interface; with one interface the premises are reached by it too. */
    List<FirewallGroup> outside(int interfaces) {
        List<FirewallGroup> groups = new ArrayList<>(List.of(twilio, administration));
        ipsec.ifPresent(groups::add);
        if (interfaces == 1) {
            groups.add(voice);
        }
        return groups;
    }

    /** The groups of a router's second interface. */
    List<FirewallGroup> inside() {
        return List.of(voice);
    }

    /** Who ends the other side of the tunnels the router ends itself. */
    private static List<Cidr> ipsecPeers(CloudConnectProps props) {
        List<Cidr> peers = new ArrayList<>();
        props.onPremises().vpn().ifPresent(vpn -> peers.add(vpn.peer()));
        if (props.interconnect() instanceof InterconnectPath.Vpn vpn) {
            peers.add(vpn.peer());
        }
        return peers;
    }

    private static List<Cidr> trusted(CloudConnectProps props) {
        List<Cidr> local = props.localNetwork().map(own -> List.of(own.cidr())).orElseGet(List::of);
        return Stream.of(local, props.onPremises().networks(), props.router().adminNetworks(), ipsecPeers(props))
                .flatMap(List::stream)
                .toList();
    }
}
