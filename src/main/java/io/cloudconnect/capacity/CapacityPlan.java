package io.cloudconnect.capacity;

import io.cloudconnect.cube.CubeSettings;
import io.cloudconnect.cube.InterconnectPath;
import io.cloudconnect.cube.Licence;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a site needs for a number of calls, held against what it has.
 *
 * <p>A site with two routers is measured by one of them, because either has to carry everything when the other is gone.
 *
 * <p>Sources: https://www.twilio.com/docs/interconnect (sizes), https://www.twilio.com/docs/sip-trunking (bandwidth of
 * a call, CPS),
 * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/voice/cube/ios-xe/config/ios-xe-book/supported-platforms.html
 * (throughput)
 */
public final class CapacityPlan {
    /** Calls a second Twilio takes from one address at one of its own. */
    private static final int CPS_BETWEEN_ADDRESSES = 30;

    /** Calls a second a customer may choose without asking, with an approved Business Profile. */
    private static final int SELF_SERVICE_CPS = 5;

    private final CubeSettings router;
    private final Edge planned;
    private final Demand demand;
    private final CallBandwidth twilioSide;
    private final CallBandwidth otherSide;
    private final List<Limit> limits = new ArrayList<>();

    private CapacityPlan(CubeSettings router, Edge planned, Demand demand) {
        this.router = router;
        this.planned = planned;
        this.demand = demand;
        twilioSide = CallBandwidth.g711(router.secure(), router.interconnect() instanceof InterconnectPath.Vpn);
        otherSide = CallBandwidth.g711(false, router.onPremises().vpn().isPresent());
        if (planned instanceof Exchange exchange) {
            limits.add(connection(exchange));
        } else {
            limits.add(admission());
        }
        limits.add(throughput());
        limits.add(ports());
        limits.add(trunkRate());
        limits.add(addressRate());
    }

    /**
     * @param router settings of the site's router, or of either of a pair
     * @param planned the edge the site is meant for
     */
    public static CapacityPlan of(CubeSettings router, Edge planned, Demand demand) {
        return new CapacityPlan(router, planned, demand);
    }

    private Limit connection(Exchange exchange) {
        int has = router.bandwidthMbps().orElse(exchange.bandwidthsMbps().get(0));
        double needed = demand.calls() * twilioSide.orderedKbps() / 1000;
        Optional<Integer> size = exchange.bandwidthsMbps().stream()
                .filter(each -> each >= needed)
                .findFirst();
        int calls = (int) (has * 1000 / twilioSide.orderedKbps());
        return limit(
                "Interconnect",
                size.map(mbps -> mbps + " Mbit/s").orElse("more than " + exchange.id() + " offers"),
                has + " Mbit/s",
                calls,
                size.map(mbps -> "interconnect.bandwidthMbps: " + mbps + ", ordered from Twilio")
                        .orElse("a second site at another exchange: the largest connection here has "
                                + largest(exchange) + " Mbit/s"));
    }

    /**
     * Over the Internet nothing is ordered, but the dial-peers still count calls by the bandwidth that is written down.
     */
    private Limit admission() {
        return limit(
                "Router's dial-peers",
                demand.calls() + " calls",
                router.callLimit() + " calls",
                router.callLimit(),
                "interconnect.bandwidthMbps: " + (int) Math.ceil(demand.calls() * CallBandwidth.TWILIO_KBPS / 1000)
                        + ", what the Internet access is good for");
    }

    private static int largest(Exchange exchange) {
        return exchange.bandwidthsMbps().stream().max(Comparator.naturalOrder()).orElse(0);
    }

    /** Counted as packets leave the router: one stream towards Twilio and one towards the premises for each call. */
    private Limit throughput() {
        double kbps = twilioSide.orderedKbps() + otherSide.orderedKbps();
        double needed = demand.calls() * kbps / 1000;
        int has = router.licence().throughputMbps();
        Optional<Integer> level =
                Licence.THROUGHPUTS_MBPS.stream().filter(each -> each >= needed).findFirst();
        return limit(
                "Licensed throughput",
                level.map(mbps -> mbps + " Mbit/s").orElse("more than there is"),
                has + " Mbit/s",
                (int) (has * 1000 / kbps),
                level.map(mbps -> "router.licence.throughputMbps: " + mbps + ", ordered from Cisco")
                        .orElse("a second site: no licence goes further"));
    }

    /** Every call takes an even port and the odd one after it on both sides. */
    private Limit ports() {
        int range = router.rtpPorts().to() - router.rtpPorts().from() + 2;
        return limit(
                "RTP ports",
                demand.calls() * 4 + "",
                range + "",
                range / 4,
                "router.rtpPorts: a range of " + demand.calls() * 4 + " ports or more");
    }

    private Limit trunkRate() {
        double needed = demand.callsASecond();
        int least = (int) Math.ceil(needed);
        return limit(
                "Calls a second, trunk",
                rate(needed),
                demand.trunkCps() + ".00",
                demand.trunkCps() * demand.callSeconds(),
                "Twilio's limit of the trunk in this region, to " + least + " CPS: "
                        + (least <= SELF_SERVICE_CPS
                                ? "by yourself with an approved Business Profile"
                                : "ask Twilio, or spread the calls over "
                                        + (least + SELF_SERVICE_CPS - 1) / SELF_SERVICE_CPS + " trunks or more"));
    }

    private Limit addressRate() {
        int has = CPS_BETWEEN_ADDRESSES * router.edge().signalling().size();
        return limit(
                "Calls a second, address",
                rate(demand.callsASecond()),
                has + ".00",
                has * demand.callSeconds(),
                "a second site: one address may start " + CPS_BETWEEN_ADDRESSES
                        + " calls a second at each of Twilio's");
    }

    private Limit limit(String name, String needed, String has, int calls, String remedy) {
        boolean fits = demand.calls() <= calls;
        return new Limit(name, needed, has, calls, fits, fits ? Optional.empty() : Optional.of(remedy));
    }

    private static String rate(double callsASecond) {
        return String.format(Locale.ROOT, "%.2f", callsASecond);
    }

    /** What bounds the site, for each what is needed and what there is. */
    public List<Limit> limits() {
        return List.copyOf(limits);
    }

    /** Calls the site carries as it is set now; the router refuses more on its dial-peers where that is less. */
    public int calls() {
        return Stream.concat(limits.stream().map(Limit::calls), Stream.of(router.callLimit()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** True when the site carries the demand. */
    public boolean fits() {
        return demand.calls() <= calls();
    }

    /** Calls at a time the router's dial-peers towards Twilio admit. */
    public int admitted() {
        return router.callLimit();
    }

    public CallBandwidth twilioSide() {
        return twilioSide;
    }
}
