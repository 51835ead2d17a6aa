package io.cloudconnect.network;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroup;

/**
 * The rules AWS grants a security group in each direction (quota L-0EA8095F), counted at synth, when others have added
 * theirs.
 *
 * <p>AWS itself says no only in the middle of a deployment.
 */
public final class RuleQuota {
    /** Unless the account's quota has been raised. */
    public static final int RULES = 60;

    private RuleQuota() {}

    /** Stops the synth when this group ends up with too many rules. */
    public static void watch(SecurityGroup group) {
        group.getNode().addValidation(() -> problems(group));
    }

    private static List<String> problems(SecurityGroup group) {
        CfnSecurityGroup resource = (CfnSecurityGroup) group.getNode().getDefaultChild();
        List<String> problems = new ArrayList<>();
        check(group, "inbound", resource.getSecurityGroupIngress(), problems);
        check(group, "outbound", resource.getSecurityGroupEgress(), problems);
        return problems;
    }

    private static void check(SecurityGroup group, String direction, Object rules, List<String> problems) {
        Object resolved = Stack.of(group).resolve(rules);
        if (resolved instanceof List<?> list && list.size() > RULES) {
            problems.add(list.size() + " " + direction + " rules, more than the " + RULES
                    + " AWS grants a security group; put some into a group of their own");
        }
    }
}
