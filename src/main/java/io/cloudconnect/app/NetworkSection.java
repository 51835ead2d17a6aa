package io.cloudconnect.app;

import io.cloudconnect.ip.Cidr;
import io.cloudconnect.router.Redundancy;
import io.cloudconnect.rule.NetworkRules;
import io.cloudconnect.rule.TextRules;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The site's VPC.
 *
 * @param cidr its network, /16 to /26. Default: 10.20.0.0/16; none with an existing VPC
 * @param existingVpc the VPC to use. Default: none, a new one is made
 * @param natGateways NAT gateways for the private subnets, 0 to 2. Default: 0
 * @param networkAcl true: a network ACL repeats the security group's rules for the public subnets. Default: false
 * @param flowLogs true: flow logs to CloudWatch. Default: true
 * @param retiredMedia true: Twilio's media ranges of 2019 are let in too. Default: false
 */
public record NetworkSection(
        Optional<Cidr> cidr,
        Optional<ExistingVpc> existingVpc,
        int natGateways,
        boolean networkAcl,
        boolean flowLogs,
        boolean retiredMedia) {

    /** The network of a new VPC that names none. */
    public static final Cidr DEFAULT_CIDR = Cidr.of("10.20.0.0/16");

    private static final List<String> OF_EXISTING_VPC = List.of(
            "availabilityZones",
            "publicSubnetIds",
            "publicSubnetRouteTableIds",
            "privateSubnetIds",
            "privateSubnetRouteTableIds");

    static NetworkSection read(YamlSection in, Redundancy redundancy, int interfaces) {
        Optional<Cidr> cidr = in.text("cidr", text -> NetworkRules.vpc(Cidr.of(text), NetworkRules.USUAL_ZONES));
        Optional<String> vpcId = in.text("vpcId", id("vpc", "VPC"));
        List<String> zones =
                in.list("availabilityZones", TextRules.shaped("[a-z]{2}(-[a-z]+)+-\\d[a-z]", "zone", "us-east-1a"));
        List<String> publicSubnets = in.list("publicSubnetIds", id("subnet", "subnet"));
        List<String> publicTables = in.list("publicSubnetRouteTableIds", id("rtb", "route table"));
        List<String> privateSubnets = in.list("privateSubnetIds", id("subnet", "subnet"));
        List<String> privateTables = in.list("privateSubnetRouteTableIds", id("rtb", "route table"));
        int natGateways = in.whole("natGateways", NetworkRules.natGateways(NetworkRules.USUAL_ZONES), 0);
        boolean networkAcl = in.flag("networkAcl", false);
        boolean flowLogs = in.flag("flowLogs", true);
        boolean retiredMedia = in.flag("retiredMedia", false);
        in.noOther();
        if (!in.has("vpcId")) {
            for (String field : OF_EXISTING_VPC) {
                if (in.has(field)) {
                    in.mistake(field, "belongs to an existing VPC", "write vpcId too, or leave it out");
                }
            }
            return new NetworkSection(
                    Optional.of(cidr.orElse(DEFAULT_CIDR)),
                    Optional.empty(),
                    natGateways,
                    networkAcl,
                    flowLogs,
                    retiredMedia);
        }
        requireSubnets(in, redundancy.routers(), interfaces == 2 ? redundancy.routers() : 0);
        requireTables(in, "publicSubnetRouteTableIds", "publicSubnetIds");
        requireTables(in, "privateSubnetRouteTableIds", "privateSubnetIds");
        if (in.has("natGateways")) {
            in.mistake("natGateways", "belongs to a new VPC", "leave it out, or leave vpcId out");
        }
        ExistingVpc existing =
                new ExistingVpc(vpcId.orElse(""), zones, publicSubnets, publicTables, privateSubnets, privateTables);
        return new NetworkSection(cidr, Optional.of(existing), 0, networkAcl, flowLogs, retiredMedia);
    }

    // Counts are of what is written: an id that is none has its own complaint.
    private static void requireSubnets(YamlSection in, int outside, int inside) {
        requireAtLeast(in, "publicSubnetIds", outside);
        requireAtLeast(in, "privateSubnetIds", inside);
        if (in.length("publicSubnetIds").isEmpty()
                || in.length("availabilityZones").isEmpty()) {
            return;
        }
        int subnets = in.length("publicSubnetIds").getAsInt();
        int zones = in.length("availabilityZones").getAsInt();
        if (zones != subnets && subnets > 0) {
            in.mistake(
                    "availabilityZones",
                    "has " + zones + " where " + subnets + " are needed",
                    "write one a public subnet");
        }
        // The CDK deals the subnets out to the zones in turn.
        in.length("privateSubnetIds").stream()
                .filter(closed -> closed >= inside && zones == subnets && zones > 0 && closed % zones != 0)
                .forEach(closed -> in.mistake(
                        "privateSubnetIds",
                        "has " + closed + " where availabilityZones has " + zones,
                        "write one a zone, in the same order"));
    }

    private static void requireAtLeast(YamlSection in, String field, int count) {
        in.length(field).stream()
                .filter(written -> written < count)
                .forEach(written ->
                        in.mistake(field, "has " + written + " where " + count + " are needed", "write one a router"));
    }

    private static void requireTables(YamlSection in, String tables, String subnets) {
        OptionalInt there = in.length(tables);
        OptionalInt needed = in.length(subnets);
        if (in.has(tables) && there.isPresent() && needed.isPresent() && !there.equals(needed)) {
            in.mistake(
                    tables,
                    "has " + there.getAsInt() + " where " + subnets + " has " + needed.getAsInt(),
                    "write the route table of each subnet, in the same order");
        }
    }

    private static Function<String, String> id(String prefix, String what) {
        return TextRules.shaped(prefix + "-([0-9a-f]{8}|[0-9a-f]{17})", what + " id", prefix + "-0123456789abcdef0");
    }
}
