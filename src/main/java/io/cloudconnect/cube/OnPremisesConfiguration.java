package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The other end: what the Cisco router on the premises needs, which ends the VPN and stands as a CUBE between CUCM,
 * UCCX and the vCUBEs. It is added to what that router has; no line of it takes anything away.
 */
public final class OnPremisesConfiguration {
    /** What most branch routers call their second port. */
    public static final String USUAL_VOICE_INTERFACE = "GigabitEthernet0/0/1";

    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z][A-Za-z-]{1,30}[0-9]{1,4}([/.][0-9]{1,4}){0,4}");
    private static final int FIRST_TUNNEL = 100;
    /** Administrative distance of the route through the second tunnel. */
    private static final int BACKUP = 10;

    private final List<CubeSettings> routers;
    private final OnPremises premises;
    private final List<AwsTunnel> tunnels;
    private final String voiceInterface;
    private final List<Section> sections = new ArrayList<>();

    private OnPremisesConfiguration(List<CubeSettings> routers, List<AwsTunnel> tunnels, String voiceInterface) {
        if (routers.isEmpty()) {
            throw new IllegalArgumentException("a site has at least one router");
        }
        this.routers = List.copyOf(routers);
        this.premises = routers.get(0).onPremises();
        this.tunnels = List.copyOf(tunnels);
        if (!isInterface(voiceInterface)) {
            throw new IllegalArgumentException("\"" + Command.printable(voiceInterface)
                    + "\" is no interface; write it in full, as in " + USUAL_VOICE_INTERFACE);
        }
        this.voiceInterface = voiceInterface;
        vpn();
        voice();
        routing();
    }

    /**
     * The premises' side of the routers of one site.
     *
     * @param routers their settings, the one to be called first in front
     * @return the configuration
     */
    public static OnPremisesConfiguration of(List<CubeSettings> routers) {
        return of(routers, List.of());
    }

    /**
     * The same with the tunnels of an AWS Site-to-Site VPN, which are known once it stands.
     *
     * @param routers the routers' settings, the one to be called first in front
     * @param tunnels AWS's two tunnels
     * @return the configuration
     */
    public static OnPremisesConfiguration of(List<CubeSettings> routers, List<AwsTunnel> tunnels) {
        return of(routers, tunnels, USUAL_VOICE_INTERFACE);
    }

    /**
     * The same for a router whose ports are called otherwise.
     *
     * @param routers the routers' settings, the one to be called first in front
     * @param tunnels AWS's two tunnels
     * @param voiceInterface the interface towards CUCM, {@code GigabitEthernet0/0/1}; SIP and media are bound to it, or
     *     they would carry a tunnel's address, which the vCUBE does not trust
     * @return the configuration
     * @throws IllegalArgumentException when the interface's name is none
     */
    public static OnPremisesConfiguration of(
            List<CubeSettings> routers, List<AwsTunnel> tunnels, String voiceInterface) {
        return new OnPremisesConfiguration(routers, tunnels, voiceInterface);
    }

    /**
     * Tells names of interfaces from other text.
     *
     * @param name as IOS writes it, in full: {@code GigabitEthernet0/0/1}, {@code Port-channel1.20}
     * @return true when it may be one
     */
    public static boolean isInterface(String name) {
        return INTERFACE.matcher(name).matches();
    }

    /** {@return IOS XE text, to be pasted in configuration mode} */
    public String text() {
        return IndentedText.of(sections);
    }

    /** {@return what is left to do by hand} */
    public List<OperatorStep> operatorSteps() {
        List<OperatorStep> steps = new ArrayList<>();
        for (int index = 0; index < routers.size(); index++) {
            String name = vcube(index);
            routers.get(index).onPremises().vpn().ifPresent(vpn -> OperatorStep.key(steps, name, vpn.preSharedKey()));
        }
        for (int index = 0; index < tunnels.size(); index++) {
            OperatorStep.key(steps, aws(index), tunnels.get(index).preSharedKey());
        }
        if (premises.vpn().isPresent() || !tunnels.isEmpty()) {
            steps.add(new OperatorStep(
                    "Where this router stands behind address translation, write the outside interface as tunnel source",
                    List.of()));
        }
        steps.add(new OperatorStep(
                "List the address of " + voiceInterface
                        + " under onPremises.gateways of the site, so that the vCUBE takes its calls",
                List.of()));
        if (!premises.callManagers().isEmpty()) {
            steps.add(new OperatorStep(
                    "In CUCM, add a SIP trunk to this router and route patterns for outside numbers", List.of()));
            steps.add(new OperatorStep(OperatorStep.CALLED_NUMBERS, List.of()));
        }
        if (!premises.contactCenters().isEmpty()) {
            steps.add(new OperatorStep(
                    "In UCCX, name this router as SIP gateway, and turn call progress analysis off in every campaign",
                    List.of()));
        }
        steps.add(new OperatorStep(
                "See that the tunnel and the dial-peers are up",
                List.of(
                        "show crypto ikev2 sa",
                        "show dial-peer voice summary",
                        "show voice class sip-options-keepalive")));
        return steps;
    }

    private void vpn() {
        boolean ours = premises.vpn().isPresent();
        if (!ours && tunnels.isEmpty()) {
            return;
        }
        IpsecProposal proposal = premises.vpn().map(RouterVpn::proposal).orElse(IpsecProposal.AES_GCM);
        sections.add(Section.of("IKEv2 proposal", block -> {
            Tunnels.proposal(block, "VCUBE", proposal);
            block.mode("crypto ikev2 policy VCUBE", policy -> policy.add("match fvrf any")
                    .add("proposal VCUBE"));
        }));
        for (int index = 0; ours && index < routers.size(); index++) {
            toRouter(index);
        }
        for (int index = 0; index < tunnels.size(); index++) {
            toAws(index);
        }
        bgp();
    }

    private void toRouter(int index) {
        CubeSettings router = routers.get(index);
        RouterVpn vpn = router.onPremises().vpn().orElseThrow();
        int number = FIRST_TUNNEL + index;
        sections.add(Section.of("VPN to " + router.hostname(), block -> {
            String own = vpn.peer().address();
            Tunnels.End end = new Tunnels.End(vcube(index), router.addresses().elasticIp(), own, own);
            Tunnels.keys(block, end, vpn.preSharedKey(), vpn.proposal());
            Tunnels.tunnel(block, number, end, address(vpn.tunnelNetwork()), Optional.empty());
            if (vpn.bgp().isEmpty()) {
                Tunnels.routes(block, behind(List.of(router)), "Tunnel" + number);
            }
        }));
    }

    private void toAws(int index) {
        AwsTunnel tunnel = tunnels.get(index);
        int number = FIRST_TUNNEL + index;
        sections.add(Section.of("AWS Site-to-Site VPN, tunnel " + (index + 1), block -> {
            String own = tunnel.ownAddress();
            Tunnels.End end = new Tunnels.End(aws(index), tunnel.outsideAddress(), own, own);
            Tunnels.keys(block, end, tunnel.preSharedKey(), IpsecProposal.AES_GCM);
            Tunnels.tunnel(block, number, end, address(tunnel.insideNetwork()), Optional.empty());
            if (tunnel.bgp().isEmpty()) {
                // The second takes over when the first is down, so that calls do not change between them.
                Tunnels.routes(block, behind(routers), "Tunnel" + number + (index == 0 ? "" : " " + BACKUP));
            }
        }));
    }

    /** One process with a neighbour for each tunnel. */
    private void bgp() {
        Map<Long, List<Tunnels.Neighbor>> neighbors = new LinkedHashMap<>();
        for (CubeSettings router : routers) {
            router.onPremises().vpn().ifPresent(vpn -> vpn.bgp().ifPresent(bgp -> neighbors
                    .computeIfAbsent(bgp.peerAsn(), asn -> new ArrayList<>())
                    .add(new Tunnels.Neighbor(vpn.tunnelAddress(), bgp.localAsn()))));
        }
        for (AwsTunnel tunnel : tunnels) {
            tunnel.bgp().ifPresent(bgp -> neighbors
                    .computeIfAbsent(bgp.localAsn(), asn -> new ArrayList<>())
                    .add(new Tunnels.Neighbor(tunnel.insideNetwork().host(1), bgp.peerAsn())));
        }
        neighbors.forEach((asn, all) ->
                sections.add(Section.of("BGP", block -> Tunnels.bgp(block, asn, all, premises.networks()))));
    }

    /** The premises' end of a tunnel: the second address of its /30. */
    private static String address(Cidr network) {
        return "ip address %s %s".formatted(network.host(2), network.mask());
    }

    /** What these routers stand for: the VPC's networks, or where they are not known the routers themselves. */
    private static List<Cidr> behind(List<CubeSettings> routers) {
        return routers.stream()
                .flatMap(router -> router.localNetworks().isEmpty()
                        ? Stream.of(Cidr.of(router.onPremisesSideAddress()))
                        : router.localNetworks().stream())
                .distinct()
                .toList();
    }

    private void voice() {
        sections.add(Section.of("Voice service", block -> block
                // It is there already, and nothing of it changes.
                .mode("interface " + voiceInterface, existing -> {})
                .mode("voice service voip", voice -> voice.mode("ip address trusted list", list -> {
                            list.each(routers, (entry, router) -> entry.add("ipv4 %s", router.onPremisesSideAddress()));
                            list.each(inside(), (entry, peer) -> entry.add("ipv4 %s", peer.address()));
                        })
                        .add("mode border-element")
                        .add("allow-connections sip to sip")
                        .add("no supplementary-service sip refer")
                        .mode("sip", sip -> sip.add("early-offer forced").add("midcall-signaling passthru")))
                .mode("voice class codec 100", codec -> codec.add("codec preference 1 g711ulaw")
                        .add("codec preference 2 g711alaw"))));
    }

    private List<Cidr> inside() {
        List<Cidr> peers = new ArrayList<>(premises.callManagers());
        peers.addAll(premises.contactCenters());
        return peers;
    }

    private void routing() {
        sections.add(Section.of("Calls to and from the vCUBE", block -> {
            block.mode(
                    "voice class uri VCUBE sip",
                    uri -> uri.each(
                            routers, (entry, router) -> entry.add("host ipv4:%s", router.onPremisesSideAddress())));
            block.mode("voice class e164-pattern-map 300", map -> map.add("description Numbers that go to Twilio")
                    .each(
                            Dialling.of(routers.get(0).numberingPlan()).patterns(),
                            (entry, pattern) -> entry.add("e164 %s", pattern)));
            block.mode("voice class server-group 300", group -> {
                for (int index = 0; index < routers.size(); index++) {
                    group.add("ipv4 %s preference %s", routers.get(index).onPremisesSideAddress(), index);
                }
            });
            keepalive(block);
            DialPeer.write(block, 310, "OUT to vCUBE", side(), leg -> leg.add("destination e164-pattern-map 300")
                    .add("session server-group 300")
                    .add("session transport tcp")
                    .add("voice-class sip options-keepalive profile 300"));
            DialPeer.write(block, 300, "IN from vCUBE", side(), leg -> leg.add("incoming uri via VCUBE")
                    .when(!premises.callManagers().isEmpty(), inward -> inward.add("destination dpg 320")
                            .add(DialPeer.TRY_ELSEWHERE)));
        }));
        if (!premises.callManagers().isEmpty()) {
            sections.add(Section.of("Calls to and from CUCM", this::callManagers));
        }
        if (!premises.contactCenters().isEmpty()) {
            sections.add(Section.of("Calls from the UCCX dialer", block -> {
                CallRouting.uriClass(block, "UCCX", premises.contactCenters());
                DialPeer.write(
                        block, 340, "IN from UCCX dialer, without CPA", side(), leg -> leg.add("incoming uri via UCCX")
                                .add(DialPeer.TRY_ELSEWHERE));
            }));
        }
    }

    private void callManagers(Block block) {
        CallRouting.uriClass(block, "CUCM", premises.callManagers());
        block.mode("voice class server-group 320", group -> {
            for (int index = 0; index < premises.callManagers().size(); index++) {
                group.add(
                        "ipv4 %s preference %s",
                        premises.callManagers().get(index).address(), index);
            }
        });
        block.mode("voice class dpg 320", group -> group.add("dial-peer 320 preference 1"));
        boolean extensions = !premises.extensions().isEmpty();
        if (extensions) {
            block.mode(
                    "voice class e164-pattern-map 320",
                    map -> map.each(
                            premises.extensions().stream().distinct().toList(),
                            (entry, pattern) -> entry.add("e164 %s$", pattern)));
        }
        DialPeer.write(block, 320, "OUT to CUCM", side(), leg -> leg.add(
                        extensions ? "destination e164-pattern-map 320" : "destination-pattern BAD.BAD")
                .add("session server-group 320")
                .add("session transport tcp")
                .add("voice-class sip options-keepalive profile 300"));
        DialPeer.write(block, 330, "IN from CUCM", side(), leg -> leg.add("incoming uri via CUCM")
                .add(DialPeer.TRY_ELSEWHERE));
    }

    private static void keepalive(Block block) {
        block.mode("voice class sip-options-keepalive 300", alive -> alive.add("up-interval 30")
                .add("down-interval 15")
                .add("retry 3")
                .add("transport tcp"));
    }

    private Optional<String> side() {
        return Optional.of(voiceInterface);
    }

    private static String vcube(int index) {
        return "VCUBE" + (index + 1);
    }

    private static String aws(int index) {
        return "AWS" + (index + 1);
    }
}
