package io.cloudconnect.cli;

import io.cloudconnect.app.InterconnectSection;
import io.cloudconnect.app.Site;
import io.cloudconnect.twilio.Exchange;
import io.cloudconnect.twilio.PublicEdge;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * What Twilio's Interconnect team asks for, and what to do with its answer.
 *
 * <p>Source: https://www.twilio.com/docs/interconnect
 */
final class TwilioSheet {
    private static final String ELASTIC_IP = "<the output ElasticIp of the stack>";

    private TwilioSheet() {}

    static void print(PrintWriter out, Site site, Optional<String> elasticIp) {
        out.println("Site                  " + site.name() + ", AWS " + site.region());
        if (site.edge() instanceof PublicEdge edge) {
            out.println("Edge                  " + edge + ", " + edge.name());
            out.println();
            out.println("A public edge needs no order: the trunk knows the router's address already.");
            return;
        }
        Exchange exchange = (Exchange) site.edge();
        int routers = site.router().redundancy().routers();
        out.println("Exchange              " + exchange + ", " + exchange.name() + " (" + exchange.dataCentre() + ")");
        out.println("Bandwidth             " + site.interconnect().bandwidthMbps() + " Mbit/s");
        out.println("Our public addresses  " + elasticIp.orElse(ELASTIC_IP)
                + (routers == 1 ? "" : " and that of the second router"));
        out.println("Our signalling        " + site.router().transport() + ", port 5060 or 5061 for TLS");
        out.println("Our media             UDP " + site.router().rtpPorts());
        out.println("Trunk domain          " + site.trunk().domain().fullName());
        way(out, site.interconnect().path(), exchange);
        out.println();
        out.println("When Twilio has answered, write its connection SID into the site file and deploy again:");
        out.println("    sites." + site.name() + ".connection: TN…");
    }

    private static void way(PrintWriter out, InterconnectSection.Path path, Exchange exchange) {
        if (path instanceof InterconnectSection.Vpn vpn) {
            out.println("VPN                   IPsec, IKEv2, " + vpn.mode().id() + ", to " + vpn.peer());
            if (vpn.mode() == InterconnectSection.VpnMode.POLICY_BASED) {
                out.println(
                        "Encryption domain     ours: the addresses above; Twilio's: " + exchange.encryptionDomain());
            }
        } else if (path instanceof InterconnectSection.DirectConnect gateway) {
            out.println("Private path          AWS Direct Connect to " + gateway.gatewayId());
            out.println("Announced by Twilio   " + exchange.prefixes());
        }
    }
}
