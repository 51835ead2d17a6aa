package io.cloudconnect.app;

import io.cloudconnect.rule.Range;
import io.cloudconnect.rule.TextRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The way between the router and Twilio's exchange.
 *
 * @param path how packets get there. Default: direct
 * @param bandwidthMbps size of the connection, Mbit/s, as the exchange offers it. Default: 10
 */
public record InterconnectSection(Path path, int bandwidthMbps) {
    private static final int SMALLEST = 10;
    private static final Range BANDWIDTHS = new Range(1, 100_000);

    /** How packets get to the exchange. */
    public sealed interface Path {}

    /** From the router's interface, translated to the Elastic IP; the connection is made elsewhere. */
    public record Direct() implements Path {}

    /**
     * The router ends the IPsec tunnel to Twilio's gateway itself.
     *
     * @param peer Twilio's gateway, a public address; until Twilio has named it, the path is direct
     * @param preSharedKey name or ARN of the secret with the key. Default: none, an operator types it in
     * @param mode which traffic the tunnel takes. Default: route-based
     */
    public record Vpn(String peer, Optional<String> preSharedKey, VpnMode mode) implements Path {}

    /**
     * The exchange's networks are routed to a gateway of the VPC.
     *
     * @param gatewayId virtual private gateway (vgw-…) or transit gateway (tgw-…)
     */
    public record DirectConnect(String gatewayId) implements Path {}

    /** Which traffic a tunnel takes. */
    public enum VpnMode {
        /** What is routed into it. */
        ROUTE_BASED("route-based"),
        /** What lies between the two encryption domains. */
        POLICY_BASED("policy-based");

        private final String id;

        VpnMode(String id) {
            this.id = id;
        }

        /** As site files write it. */
        public String id() {
            return id;
        }
    }

    static InterconnectSection read(YamlSection in) {
        String word = in.choice("path", List.of("direct", "vpn", "direct-connect"), path -> path)
                .orElse("direct");
        Optional<String> peer = in.text("peer", Formats::tunnelPeer);
        Optional<String> key = in.text("preSharedKey", Formats::secret);
        Optional<VpnMode> mode = in.choice("mode", Arrays.asList(VpnMode.values()), VpnMode::id);
        Optional<String> gateway = in.text(
                "gatewayId",
                TextRules.shaped("(vgw|tgw)-[0-9a-f]{8,17}", "virtual or transit gateway", "vgw-0123456789abcdef0"));
        int bandwidth = in.whole("bandwidthMbps", BANDWIDTHS, SMALLEST);
        for (String field : new String[] {"peer", "preSharedKey", "mode"}) {
            if (in.has(field) && !word.equals("vpn")) {
                in.mistake(field, "belongs to path vpn, and path is " + word, "leave it out, or write path: vpn");
            }
        }
        if (word.equals("vpn") && !in.has("peer")) {
            in.mistake("peer", "is missing", "write Twilio's gateway, or path: direct until Twilio has named it");
        }
        if (in.has("gatewayId") != word.equals("direct-connect")) {
            in.mistake(
                    "gatewayId",
                    in.has("gatewayId") ? "belongs to path direct-connect, and path is " + word : "is missing",
                    in.has("gatewayId") ? "leave it out, or write path: direct-connect" : "write it");
        }
        in.noOther();
        Path path =
                switch (word) {
                    case "vpn" -> new Vpn(peer.orElse(""), key, mode.orElse(VpnMode.ROUTE_BASED));
                    case "direct-connect" -> new DirectConnect(gateway.orElse(""));
                    default -> new Direct();
                };
        return new InterconnectSection(path, bandwidth);
    }
}
