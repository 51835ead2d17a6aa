package io.cloudconnect.teardown.aws;

import java.util.Map;

/** Removes a role with its policies, and the instance profiles of the same stack that hold it alone. */
record RoleRemoval(AwsAccount account) {
    void remove(TaggedResource role) {
        Map<String, String> name = Map.of("RoleName", role.name());
        for (Xml policy : iam("ListRolePolicies", name).list("PolicyNames")) {
            iam("DeleteRolePolicy", Map.of("RoleName", role.name(), "PolicyName", policy.content()));
        }
        for (Xml policy : iam("ListAttachedRolePolicies", name).list("AttachedPolicies")) {
            iam("DetachRolePolicy", Map.of("RoleName", role.name(), "PolicyArn", policy.text("PolicyArn")));
        }
        String stack = role.site().split("/")[0];
        for (Xml profile : iam("ListInstanceProfilesForRole", name).list("InstanceProfiles")) {
            String profileName = profile.text("InstanceProfileName");
            Map<String, String> pair = Map.of("InstanceProfileName", profileName, "RoleName", role.name());
            iam("RemoveRoleFromInstanceProfile", pair);
            if (profileName.startsWith(stack + "-")) {
                iam("DeleteInstanceProfile", Map.of("InstanceProfileName", profileName));
            }
        }
        iam("DeleteRole", name);
    }

    private Xml iam(String action, Map<String, String> parameters) {
        return account.query(
                AwsService.IAM, account.partition().equals("aws-cn") ? "cn-north-1" : "us-east-1", action, parameters);
    }
}
