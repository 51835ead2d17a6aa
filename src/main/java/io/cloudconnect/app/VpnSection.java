package io.cloudconnect.app;

import io.cloudconnect.rule.Range;
import io.cloudconnect.rule.TextRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The tunnel between the VPC and the on-premises network.
 *
 * @param type who ends it on this side. Default: none, no tunnel
 * @param peer the on-premises end, a public address; always there unless the type is none
 * @param asn the on-premises autonomous system; routes are learned by BGP. Default: none, routes are static
 * @param preSharedKey name or ARN of the secret with the key. Default: none, a key is made in Secrets Manager
 * @param transitGatewayId an existing transit gateway that ends a site-to-site tunnel. Default: none, a virtual private
 *     gateway is made
 */
public record VpnSection(
        Type type,
        Optional<String> peer,
        Optional<Long> asn,
        Optional<String> preSharedKey,
        Optional<String> transitGatewayId) {
    /** Who ends the tunnel in AWS. */
    public enum Type {
        /** No tunnel. */
        NONE("none"),
        /** AWS Site-to-Site VPN. */
        SITE_TO_SITE("site-to-site"),
        /** The vCUBE itself. */
        ROUTER("router");

        private final String id;

        Type(String id) {
            this.id = id;
        }

        /** As site files write it. */
        public String id() {
            return id;
        }
    }

    private static final Range ASNS = new Range(1, 4_294_967_294L);

    static VpnSection read(YamlSection in) {
        Type type = in.choice("type", Arrays.asList(Type.values()), Type::id).orElse(Type.NONE);
        Optional<String> peer = in.text("peer", Formats::tunnelPeer);
        Optional<Long> asn = in.whole("asn", ASNS);
        Optional<String> key = in.text("preSharedKey", Formats::secret);
        Optional<String> transitGateway = in.text(
                "transitGatewayId", TextRules.shaped("tgw-[0-9a-f]{8,17}", "transit gateway", "tgw-0123456789abcdef0"));
        if (in.has("transitGatewayId") && type != Type.SITE_TO_SITE) {
            in.mistake(
                    "transitGatewayId",
                    "belongs to type site-to-site, and type is " + type.id(),
                    "leave it out, or write type: site-to-site");
        }
        in.noOther();
        if (type == Type.NONE) {
            for (String field : List.of("peer", "asn", "preSharedKey")) {
                if (in.has(field)) {
                    in.mistake(field, "belongs to a tunnel, and type is none", "write type: site-to-site or router");
                }
            }
        } else if (!in.has("peer")) {
            in.mistake("peer", "is missing", "write the public address of the on-premises router");
        }
        return new VpnSection(type, peer, asn, key, transitGateway);
    }
}
