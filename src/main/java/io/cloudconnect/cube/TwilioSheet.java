package io.cloudconnect.cube;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.twilio.Edge;
import io.cloudconnect.twilio.Exchange;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What Twilio is told when an Interconnect connection is ordered, and what to enter once Twilio answers.
 *
 * <p>Source: https://www.twilio.com/docs/interconnect
 *
 * @param site name of the site in the site file
 * @param edge where calls are to go once the connection stands
 * @param router any router of the site; they share the connection
 * @param elasticIps the routers' addresses, or words for those that are not known yet
 */
public record TwilioSheet(String site, Edge edge, CubeSettings router, List<String> elasticIps) {
    private static final String ROW = "  %-28s %s\n";

    public TwilioSheet {
        elasticIps = List.copyOf(elasticIps);
    }

    /** {@return the sheet as plain text, to be sent as it is} */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (edge instanceof Exchange exchange) {
            order(text, exchange);
            if (!(router.interconnect() instanceof InterconnectPath.DirectConnect)) {
                vpn(text, exchange);
            }
            answer(text);
        } else {
            text.append("No connection to order\n");
            row(text, "Trunk", router.trunkDomain().fullName());
            row(text, "Edge", edge.name() + ", over the Internet; the trunk knows our addresses already");
        }
        return text.toString();
    }

    private void order(StringBuilder text, Exchange exchange) {
        text.append("To Twilio\n");
        row(text, "Site", site);
        row(text, "Trunk", router.trunkDomain().fullName());
        row(text, "Exchange", exchange.id() + ", " + exchange.name() + ", " + exchange.dataCentre());
        row(text, "Bandwidth wanted", bandwidth(exchange));
        row(text, "Path", path());
        row(text, "Our addresses (IP routes)", routes());
        row(
                text,
                "SIP",
                (router.usesTls() ? "TLS, port 5061" : router.transport().id().toUpperCase() + ", port 5060")
                        + (router.secure() ? ", SRTP" : ""));
        row(text, "Our RTP ports", "UDP " + router.rtpPorts().ports());
        row(text, "AS number", "ours if we own a public one; else one that Twilio issues");
    }

    private String bandwidth(Exchange exchange) {
        String offered = exchange.bandwidthsMbps().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return router.bandwidthMbps().isPresent()
                ? router.bandwidthMbps().getAsInt() + " Mbit/s (offered there: " + offered + ")"
                : "to be decided among " + offered + " Mbit/s: 1 Mbit/s carries about 10 calls";
    }

    private String routes() {
        return elasticIps.stream()
                .map(known -> ValueType.isAddress(known) ? known + "/32" : known)
                .collect(Collectors.joining(", "));
    }

    private String path() {
        InterconnectPath path = router.interconnect();
        if (path instanceof InterconnectPath.Direct) {
            return "VPN, third-party exchange or cross connect: as agreed with Twilio";
        }
        return path instanceof InterconnectPath.Vpn
                ? "VPN"
                : "cross connect or third-party exchange, by Direct Connect";
    }

    private void vpn(StringBuilder text, Exchange exchange) {
        IpsecProposal proposal = IpsecProposal.AES_GCM;
        if (router.interconnect() instanceof InterconnectPath.Vpn vpn) {
            proposal = vpn.proposal();
            text.append("\nVPN\n");
            row(text, "Your gateway", vpn.peer().address());
            row(text, "Mode", vpn.mode().id());
        } else {
            text.append("\nWhere it is to be a VPN\n");
            row(text, "Your gateway", "please name it");
            row(text, "Mode", "route-based or policy-based, as you prefer");
        }
        row(text, "Our gateways", String.join(", ", elasticIps) + ", behind address translation (UDP 500 and 4500)");
        row(text, "Phase I", proposal.phaseOne());
        row(text, "Phase II", proposal.phaseTwo());
        row(
                text,
                "Your encryption domain",
                exchange.encryptionDomain().stream().map(Cidr::toString).collect(Collectors.joining(", ")));
        row(text, "Our encryption domain", routes());
    }

    private void answer(StringBuilder text) {
        text.append("\nWhen Twilio has answered, write into the site file and deploy again\n")
                .append("  sites.%s.connection: TN…                    its SID, TN and 32 digits\n".formatted(site));
        if (!(router.interconnect() instanceof InterconnectPath.DirectConnect)) {
            text.append("  sites.%s.interconnect: {path: vpn, peer: …, preSharedKey: …}\n".formatted(site))
                    .append("      for a VPN: Twilio's gateway, and the secret you put the key into\n");
        }
    }

    private static void row(StringBuilder text, String what, String value) {
        text.append(ROW.formatted(what, value));
    }
}
