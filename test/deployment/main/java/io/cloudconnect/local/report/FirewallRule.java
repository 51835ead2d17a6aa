package io.cloudconnect.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One rule of a security group, for one peer.
 *
 * @param groupId sg-…
 * @param inbound true: traffic to the router; false: traffic from it
 * @param protocol {@code udp}, {@code tcp}, {@code icmp}, or {@code -1} for any
 * @param from first destination port
 * @param to last destination port
 * @param peer the other side, as a CIDR or a group
 * @param description as it stands in EC2
 */
public record FirewallRule(
        String groupId, boolean inbound, String protocol, int from, int to, String peer, String description) {

    /** The rules of one group, as {@code DescribeSecurityGroups} tells them. */
    static Stream<FirewallRule> of(JsonNode group) {
        String id = group.path("GroupId").asText();
        return Stream.concat(
                permissions(id, true, group.path("IpPermissions")),
                permissions(id, false, group.path("IpPermissionsEgress")));
    }

    /**
     * True for the rule the CDK writes into a group that lets nothing out, since EC2 would let everything out of an
     * empty one.
     */
    boolean isPlaceholder() {
        return peer.equals("255.255.255.255/32");
    }

    /** The rule for anything a person reads: {@code UDP 10000-60000}. */
    public String traffic() {
        return switch (protocol) {
            case "-1" -> "everything";
            case "icmp" -> from == 8 ? "ping" : "ICMP";
            default -> protocol.toUpperCase(Locale.ROOT) + " " + (from == to ? "" + from : from + "-" + to);
        };
    }

    private static Stream<FirewallRule> permissions(String group, boolean inbound, JsonNode permissions) {
        return elements(permissions).flatMap(permission -> Stream.concat(
                        elements(permission.path("IpRanges")).map(range -> peer(range, "CidrIp")),
                        Stream.concat(
                                elements(permission.path("Ipv6Ranges")).map(range -> peer(range, "CidrIpv6")),
                                elements(permission.path("UserIdGroupPairs")).map(pair -> peer(pair, "GroupId"))))
                .map(peer -> new FirewallRule(
                        group,
                        inbound,
                        permission.path("IpProtocol").asText(),
                        permission.path("FromPort").asInt(-1),
                        permission.path("ToPort").asInt(-1),
                        peer.address,
                        peer.description)));
    }

    private static Peer peer(JsonNode entry, String field) {
        return new Peer(entry.path(field).asText(), entry.path("Description").asText(""));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private record Peer(String address, String description) {}
}
