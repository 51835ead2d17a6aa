package io.cloudconnect.cube;

import io.cloudconnect.twilio.Exchange;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What Twilio is told when an Interconnect connection is ordered, and what to enter once Twilio answers.
 *
 * <p>Source: https://www.twilio.com/docs/interconnect
 */
public final class TwilioSheet {
    private static final String ROW = "  %-28s %s\n";

    private final List<CubeSettings> routers;
    private final CubeSettings first;
    private final StringBuilder text = new StringBuilder();

    private TwilioSheet(List<CubeSettings> routers) {
        this.routers = List.copyOf(routers);
        this.first = routers.get(0);
        order();
        if (first.interconnect() instanceof InterconnectPath.Vpn vpn) {
            vpn(vpn);
        }
        answer();
    }

    /**
     * The sheet of one site.
     *
     * @param routers the settings of its routers, all of which share the connection
     * @return the sheet
     */
    public static TwilioSheet of(List<CubeSettings> routers) {
        return new TwilioSheet(routers);
    }

    /** {@return the sheet as plain text} */
    public String text() {
        return text.toString();
    }

    private void order() {
        text.append("To Twilio\n");
        row("Trunk", first.trunkDomain().fullName());
        if (first.edge() instanceof Exchange exchange) {
            row("Exchange", exchange.id() + ", " + exchange.name() + ", " + exchange.dataCentre());
            row(
                    "Bandwidths offered",
                    exchange.bandwidthsMbps().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ", "", " Mbit/s")));
        } else {
            row("Edge", first.edge().name() + ", over the Internet: no connection to order");
        }
        row(
                "Bandwidth wanted",
                first.bandwidthMbps().isPresent()
                        ? first.bandwidthMbps().getAsInt() + " Mbit/s"
                        : "to be decided: 1 Mbit/s carries about 10 calls");
        row("Path", first.interconnect().id());
        row(
                "Our addresses (IP routes)",
                routers.stream()
                        .map(router -> router.addresses().elasticIp() + "/32")
                        .collect(Collectors.joining(", ")));
        row(
                "SIP",
                (first.usesTls() ? "TLS, port 5061" : first.transport().id().toUpperCase() + ", port 5060")
                        + (first.secure() ? ", SRTP" : ""));
        row("Our RTP ports", "UDP " + first.rtpPorts().ports());
        row("AS number", "ours if we own a public one; else one that Twilio issues");
    }

    private void vpn(InterconnectPath.Vpn vpn) {
        text.append("\nVPN\n");
        row(
                "Our gateways",
                routers.stream().map(router -> router.addresses().elasticIp()).collect(Collectors.joining(", "))
                        + ", behind address translation (UDP 500 and 4500)");
        row("Your gateway", vpn.peer().address());
        row("Mode", vpn.mode().id());
        row("Phase I", vpn.proposal().phaseOne());
        row("Phase II", vpn.proposal().phaseTwo());
        Exchange exchange = (Exchange) first.edge();
        row(
                "Your encryption domain",
                exchange.encryptionDomain().stream().map(Object::toString).collect(Collectors.joining(", ")));
        row(
                "Our encryption domain",
                routers.stream()
                        .map(router -> router.addresses().elasticIp() + "/32")
                        .collect(Collectors.joining(", ")));
    }

    private void answer() {
        text.append("\nWhen Twilio has answered, in the site file\n");
        row("connection", "the connection's SID, TN and 32 digits, if calls must carry it as tnx");
        row("interconnect.bandwidthMbps", "the bandwidth of the connection");
        if (first.interconnect() instanceof InterconnectPath.Vpn) {
            row("interconnect.peer", "Twilio's gateway");
            row("interconnect.preSharedKey", "the secret that holds the key agreed upon");
        }
    }

    private void row(String what, String value) {
        text.append(ROW.formatted(what, value));
    }
}
