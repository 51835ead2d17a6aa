package io.cloudconnect.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * Takes the rules out of a VPC's default security group, which CloudFormation itself cannot do.
 *
 * <p>Whatever is put into the VPC without a security group of its own then reaches nobody and is reached by nobody (AWS
 * Security Hub EC2.2).
 */
final class ClosedDefaultSecurityGroup extends Construct {
    ClosedDefaultSecurityGroup(Construct scope, String id, String groupId) {
        super(scope, id);
        LogGroup logGroup = LogGroup.Builder.create(this, "LogGroup")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        AwsCustomResourcePolicy policy = AwsCustomResourcePolicy.fromStatements(List.of(PolicyStatement.Builder.create()
                .actions(List.of("ec2:RevokeSecurityGroupIngress", "ec2:RevokeSecurityGroupEgress"))
                .resources(List.of(Stack.of(this)
                        .formatArn(ArnComponents.builder()
                                .service("ec2")
                                .resource("security-group")
                                .resourceName(groupId)
                                .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                                .build())))
                .build()));
        revoke(
                "Inbound",
                "revokeSecurityGroupIngress",
                groupId,
                Map.of("UserIdGroupPairs", List.of(Map.of("GroupId", groupId))),
                policy,
                logGroup);
        revoke(
                "Outbound",
                "revokeSecurityGroupEgress",
                groupId,
                Map.of("IpRanges", List.of(Map.of("CidrIp", "0.0.0.0/0"))),
                policy,
                logGroup);
    }

    private void revoke(
            String id,
            String action,
            String groupId,
            Map<String, Object> peers,
            AwsCustomResourcePolicy policy,
            LogGroup logGroup) {
        Map<String, Object> permission = new LinkedHashMap<>(peers);
        permission.put("IpProtocol", "-1");
        // In one order always: the call travels as text, and another order would be a change.
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("GroupId", groupId);
        parameters.put("IpPermissions", List.of(permission));
        AwsSdkCall call = AwsSdkCall.builder()
                .service("EC2")
                .action(action)
                .parameters(parameters)
                .physicalResourceId(PhysicalResourceId.of(groupId + "/" + id))
                .ignoreErrorCodesMatching("InvalidPermission.NotFound")
                .build();
        AwsCustomResource.Builder.create(this, id)
                .onCreate(call)
                .policy(policy)
                .logGroup(logGroup)
                .installLatestAwsSdk(false)
                .build();
    }
}
