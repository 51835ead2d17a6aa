package io.cloudconnect;

import io.cloudconnect.cube.CubeSettings;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.cube.RouterAddresses;
import io.cloudconnect.network.VoiceNetwork;
import io.cloudconnect.network.VoiceNetworkProps;
import io.cloudconnect.router.RouterSettings;
import io.cloudconnect.trunk.TrunkSettings;
import io.cloudconnect.twilio.Edge;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * From a site's settings to the settings of its routers' configurations; the construct and the launcher both go this
 * way.
 *
 * @param callPath where calls enter and leave Twilio
 * @param trunk the trunk
 * @param router the routers
 * @param onPremises the voice network behind them
 * @param bandwidthMbps the Interconnect connection's size, Mbit/s; empty: unknown
 * @param network the VPC's layout; empty: a VPC that exists, whose networks are not known here
 */
public record RouterConfiguration(
        CallPath callPath,
        TrunkSettings trunk,
        RouterSettings router,
        OnPremises onPremises,
        OptionalInt bandwidthMbps,
        Optional<VoiceNetworkProps> network) {

    /**
     * The same with other premises.
     *
     * @param other the premises
     * @return another configuration
     */
    public RouterConfiguration withOnPremises(OnPremises other) {
        return new RouterConfiguration(callPath, trunk, router, other, bandwidthMbps, network);
    }

    /**
     * One router's settings, with sample addresses.
     *
     * @param index 0, or 1 for the second of a pair
     * @return the settings
     */
    public CubeSettings settings(int index) {
        Edge today = callPath.today();
        CubeSettings.Builder settings = CubeSettings.builder()
                .platform(router.platform())
                .hostname(hostname(index))
                .licence(router.licence())
                .interfaces(router.interfaces())
                .edge(today)
                .furtherEdges(callPath.accepted().stream()
                        .filter(other -> !other.equals(today))
                        .toList())
                .connection(callPath.connection())
                .trunkDomain(trunk.domain())
                .transport(router.transport())
                .secure(trunk.secure())
                .rtpPorts(router.rtpPorts())
                .numberingPlan(router.numberingPlan())
                .emergencyNumbers(router.emergencyNumbers())
                .addresses(RouterAddresses.sample(index))
                .localNetworks(network.map(own -> List.of(own.cidr())).orElseGet(List::of))
                .adminNetworks(router.adminNetworks())
                .onPremises(onPremises.forRouter(index))
                .interconnect(callPath.interconnect())
                .extraConfiguration(router.extraConfiguration());
        insideGateway(index).ifPresent(settings::insideGateway);
        bandwidthMbps.ifPresent(settings::bandwidthMbps);
        return settings.build();
    }

    private String hostname(int index) {
        return router.redundancy().routers() == 1 ? router.hostname() : router.hostname() + "-" + (index + 1);
    }

    /** AWS keeps the first address of each subnet for the VPC's own router. */
    private Optional<String> insideGateway(int index) {
        return router.interfaces() == 2
                ? network.map(own -> VoiceNetwork.privateSubnet(own, index).host(1))
                : Optional.empty();
    }
}
