package io.cloudconnect.diagram;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudconnect.CloudConnect;
import io.cloudconnect.CloudConnectProps;
import io.cloudconnect.cube.InterconnectPath;
import io.cloudconnect.cube.OnPremises;
import io.cloudconnect.diagram.Topology.OnPremisesNetwork;
import io.cloudconnect.diagram.Topology.Place;
import io.cloudconnect.diagram.Topology.Tunnel;
import io.cloudconnect.diagram.Topology.Twilio;
import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two sides a site stands between: the premises and Twilio. */
final class OtherEnds {
    private static final int MOST_NETWORKS = 6;

    private final CloudConnect site;
    private final CloudConnectProps props;
    private final SynthesizedTemplate template;
    private final JsonNode trunk;

    /** @param trunk the trunk resource's properties */
    OtherEnds(CloudConnect site, SynthesizedTemplate template, JsonNode trunk) {
        this.site = site;
        this.props = site.getProps();
        this.template = template;
        this.trunk = trunk;
    }

    Optional<OnPremisesNetwork> onPremises() {
        OnPremises premises = props.onPremises();
        if (premises.equals(OnPremises.NONE)) {
            return Optional.empty();
        }
        List<String> hosts = new ArrayList<>();
        add(hosts, premises.callManagers().size(), "call manager");
        add(hosts, premises.contactCenters().size(), "contact centre");
        add(hosts, premises.gateways().size(), "SIP gateway");
        return Optional.of(new OnPremisesNetwork(networks(premises.networks()), hosts, tunnel()));
    }

    private static List<String> networks(List<Cidr> all) {
        List<String> words = new ArrayList<>(all.stream().map(Cidr::toString).toList());
        if (words.size() > MOST_NETWORKS) {
            int left = words.size() - MOST_NETWORKS + 1;
            words.subList(MOST_NETWORKS - 1, words.size()).clear();
            words.add("and " + left + " more");
        }
        return words;
    }

    private static void add(List<String> hosts, int count, String what) {
        if (count > 0) {
            hosts.add(count + " " + what + (count == 1 ? "" : "s"));
        }
    }

    private Optional<Tunnel> tunnel() {
        List<JsonNode> gateways = template.properties("AWS::EC2::CustomerGateway");
        if (!gateways.isEmpty()) {
            boolean fixed = template.properties("AWS::EC2::VPNConnection").stream()
                    .anyMatch(connection -> connection.path("StaticRoutesOnly").asBoolean());
            return Optional.of(new Tunnel(
                    "Site-to-Site VPN",
                    fixed
                            ? "static routes"
                            : "BGP, AS " + gateways.get(0).path("BgpAsn").asText(),
                    gateways.get(0).path("IpAddress").asText(),
                    true));
        }
        return props.onPremises()
                .vpn()
                .map(vpn -> new Tunnel(
                        "IPsec",
                        vpn.bgp().map(bgp -> "BGP, AS " + bgp.peerAsn()).orElse("static routes"),
                        vpn.peer().address(),
                        false));
    }

    Twilio twilio() {
        Edge today = site.getEdge();
        Edge planned = site.getPlannedEdge();
        return new Twilio(
                place(today),
                planned.equals(today) ? Optional.empty() : Optional.of(place(planned)),
                way(today),
                trunk.path("domainName").asText(),
                trunkWords());
    }

    private Place place(Edge edge) {
        String kind = edge instanceof Exchange exchange
                ? "Exchange, " + exchange.dataCentre()
                : "Public edge, " + edge.name();
        return new Place(
                edge.id(),
                kind,
                edge.signalling(),
                edge.media().network() + ", udp " + edge.media().ports());
    }

    private List<String> way(Edge edge) {
        if (!(edge instanceof Exchange)) {
            return List.of("Internet", signalling());
        }
        String kind = props.interconnect() instanceof InterconnectPath.Vpn
                ? "Interconnect, IPsec"
                : props.interconnectGatewayId().isPresent() ? "Direct Connect" : "Interconnect";
        return props.bandwidthMbps().isPresent()
                ? List.of(kind, props.bandwidthMbps().getAsInt() + " Mbit/s", signalling())
                : List.of(kind, signalling());
    }

    private String signalling() {
        return "SIP " + props.router().transport().id().toUpperCase(Locale.ROOT)
                + (props.trunk().secure() ? ", SRTP" : ", RTP");
    }

    private List<String> trunkWords() {
        List<String> words = new ArrayList<>();
        JsonNode numbers = trunk.path("numbers");
        int owned = numbers.path("owned").size();
        int bought = numbers.path("purchase").path("count").asInt(0);
        words.add(
                owned + bought == 0 ? "no numbers" : owned + bought == 1 ? "1 number" : (owned + bought) + " numbers");
        int allowed = trunk.path("allowedAddresses").size();
        words.add("access list: " + allowed + (allowed == 1 ? " address" : " addresses"));
        int urls = trunk.path("originationUrls").size();
        words.add("origination: " + urls + (urls == 1 ? " URL" : " URLs"));
        return words;
    }
}
