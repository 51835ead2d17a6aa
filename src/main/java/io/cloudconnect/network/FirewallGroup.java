package io.cloudconnect.network;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.interfaces.ec2.IVPCRef;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.ConnectionsProps;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.constructs.Construct;

/**
 * A security group whose rules are known from the start.
 *
 * <p>They are handed to the CDK at once: added one by one, the rules of a site would take as long as all the rest of
 * it. Whoever has more to add later does so by {@link #getConnections()} or {@link #getSecurityGroup()}, as with any
 * security group.
 */
public class FirewallGroup extends Construct implements IConnectable {
    /** Rules AWS grants a security group in each direction, unless the quota has been raised (quota L-0EA8095F). */
    public static final int RULE_QUOTA = 60;

    /** A rule that lets nothing pass: without any, AWS would let everything out. */
    private static final CfnSecurityGroup.EgressProperty NOTHING = CfnSecurityGroup.EgressProperty.builder()
            .description("Nothing is let out")
            .cidrIp("255.255.255.255/32")
            .ipProtocol("icmp")
            .fromPort(252)
            .toPort(86)
            .build();

    private final CfnSecurityGroup resource;
    private final int known;
    private ISecurityGroup securityGroup;

    /**
     * Makes the group with its rules.
     *
     * @param scope the stack or construct it belongs to
     * @param id unique in the scope
     * @param vpc where it holds
     * @param description what it is for, as AWS shows it
     * @param inbound what is let in
     * @param outbound what is let out; empty: nothing
     * @throws IllegalArgumentException when AWS would not take so many rules
     */
    public FirewallGroup(
            Construct scope,
            String id,
            IVPCRef vpc,
            String description,
            List<FirewallRule> inbound,
            List<FirewallRule> outbound) {
        super(scope, id);
        requireQuota(id, "inbound", inbound.size());
        requireQuota(id, "outbound", outbound.size());
        resource = CfnSecurityGroup.Builder.create(this, "Resource")
                .vpcId(vpc)
                .groupDescription(description)
                .securityGroupIngress(inbound.stream().map(FirewallGroup::cfn).toList())
                .securityGroupEgress(
                        outbound.isEmpty()
                                ? List.of(NOTHING)
                                : outbound.stream().map(FirewallGroup::cfn).toList())
                .build();
        known = Math.max(inbound.size(), outbound.size());
    }

    /** The group for those who add rules to it, who are held to the quota when the app is synthesized. */
    private ISecurityGroup open() {
        ISecurityGroup group = SecurityGroup.fromSecurityGroupId(this, "Group", getSecurityGroupId());
        getNode().addValidation(() -> {
            int all = known + group.getNode().getChildren().size();
            return all > RULE_QUOTA
                    ? List.of("up to " + all + " rules in one direction, more than the " + RULE_QUOTA
                            + " AWS grants a security group; put some into a group of their own")
                    : List.of();
        });
        return group;
    }

    private static void requireQuota(String id, String direction, int count) {
        if (count > RULE_QUOTA) {
            throw new IllegalArgumentException(id + " needs " + count + " " + direction + " rules, more than the "
                    + RULE_QUOTA + " AWS grants a security group; name fewer peers, or give them groups of their own");
        }
    }

    private static Map<String, Object> cfn(FirewallRule rule) {
        return Map.of(
                "description", rule.words(),
                "ipProtocol", rule.protocol(),
                "cidrIp", rule.peer().toString(),
                "fromPort", rule.from(),
                "toPort", rule.to());
    }

    /**
     * {@return the group, for anything that takes an {@code ISecurityGroup}; rules added to it become resources of
     * their own}
     */
    public ISecurityGroup getSecurityGroup() {
        if (securityGroup == null) {
            securityGroup = open();
        }
        return securityGroup;
    }

    /** {@return the group's id, a token until it is deployed} */
    public String getSecurityGroupId() {
        return resource.getRef();
    }

    /** {@return the group's own resource, with the rules known from the start} */
    public CfnSecurityGroup getResource() {
        return resource;
    }

    @Override
    public Connections getConnections() {
        return new Connections(ConnectionsProps.builder()
                .securityGroups(List.of(getSecurityGroup()))
                .build());
    }
}
